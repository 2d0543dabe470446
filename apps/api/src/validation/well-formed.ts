/** Half of a surrogate pair: such a text has no UTF-8, so it could be neither hashed nor stored as it came. */
const LONE_SURROGATE = /\p{Surrogate}/u;

export const isWellFormed = (text: string): boolean => !LONE_SURROGATE.test(text);

/**
 * Where a parsed JSON value holds a text (or a name) that is not well-formed Unicode: `region.name`; null when nowhere.
 * For documents that no declared fields check.
 */
export function illFormedAt(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return isWellFormed(value) ? null : path;
  if (typeof value !== 'object' || value === null) return null;
  if (!Object.keys(value).every(isWellFormed)) return path;
  const inner = Object.entries(value).map(([name, field]) => illFormedAt(field, below(path, name, value)));
  return inner.find((found) => found !== null) ?? null;
}

function below(path: string, name: string, parent: object): string {
  if (Array.isArray(parent)) return `${path}[${name}]`;
  return path === '' ? name : `${path}.${name}`;
}
