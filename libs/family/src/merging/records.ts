/** Records of one family or child; absent: all that are known as one. */
export type Records = readonly string[] | undefined;

/** True when neither speaks of a record of which the other does: a registration by one is none by the other. */
export const areApart = (a: Records, b: Records): boolean =>
  a !== undefined && b !== undefined && !a.some((record) => b.includes(record));

/** What still holds when some records let go: nothing, or the records that are left. */
export const without = (held: Records, leaving: Records): readonly string[] =>
  held === undefined || leaving === undefined ? [] : held.filter((record) => !leaving.includes(record));

export const together = (a: Records, b: Records): Records =>
  a === undefined || b === undefined ? undefined : [...new Set([...a, ...b])];
