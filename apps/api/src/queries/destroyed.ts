/** What stands in place of a destroyed value: for programs the mark, for people the words (AS-08). */
export const DESTROYED = { $erased: true, text: 'персональные данные уничтожены' } as const;

/** True for the stand-in of a value whose key is destroyed. */
export const isErased = (value: unknown): boolean => typeof value === 'object' && value !== null && '$erased' in value;

/** Data with the words in place of every destroyed value, wherever they stand. */
export function worded<T>(data: T): T {
  return inside(data) as T;
}
function inside(value: unknown): unknown {
  if (isErased(value)) return DESTROYED;
  if (Array.isArray(value)) return value.map(inside);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inside(inner)]));
}
