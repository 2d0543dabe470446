/** Cells of 1 to 4 name people (spec 9.4 (b)). */
export const isSmall = (n: number): boolean => n >= 1 && n <= 4;

/**
 * Which cells of one breakdown to hide: the small ones and, where one alone would follow from the total, the next
 * smallest beside it. A value that nobody has may be that next one: hidden, it may be zero or not.
 * @param cells values by code; a code of `codes` that is missing counts zero
 * @param codes every code that the breakdown could have
 */
export function suppressed(cells: Readonly<Record<string, number>>, codes: readonly string[]): ReadonlySet<string> {
  const all = [...new Set([...Object.keys(cells), ...codes])].sort();
  const valueOf = (code: string): number => cells[code] ?? 0;
  const small = all.filter((code) => isSmall(valueOf(code)));
  if (small.length !== 1) return new Set(small);
  const others = all.filter((code) => code !== small[0]).sort((a, b) => valueOf(a) - valueOf(b));
  return new Set([...small, ...others.slice(0, 1)]);
}
