/** A number of a report that changed, or that differs from the register's. */
export interface Difference {
  readonly unit: string;
  /** `families.in`, `structure.level.CRISIS`, `indicators.ST-11.families`. */
  readonly path: string;
  /** Null: the value was not shown, or is shown no more. */
  readonly was: number | null;
  readonly is: number | null;
  /** The one family that makes the difference, where it is one. */
  readonly familyId?: string;
}

/** Every number of a tree of figures by its path, in the tree's order. */
export function leaves(tree: object, prefix = ''): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [name, value] of Object.entries(tree)) {
    const path = `${prefix}${name}`;
    if (typeof value === 'number') found.set(path, value);
    else if (typeof value === 'object' && value !== null)
      for (const [below, n] of leaves(value as object, `${path}.`)) found.set(below, n);
  }
  return found;
}

/** A cell that one side does not show counts zero: only numbers that differ are told, by path. */
export function differencesOf(unit: string, was: object, is: object): readonly Difference[] {
  const [before, after] = [leaves(was), leaves(is)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => {
    const [old, now] = [before.get(path) ?? null, after.get(path) ?? null];
    return (old ?? 0) === (now ?? 0) ? [] : [{ unit, path, was: old, is: now }];
  });
}
