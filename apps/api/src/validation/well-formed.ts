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
  const below = (name: string): string => (Array.isArray(value) ? `${path}[${name}]` : dotted(path, name));
  for (const [name, inner] of Object.entries(value)) {
    const found = illFormedAt(inner, below(name));
    if (found !== null) return found;
  }
  return null;
}

const dotted = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
