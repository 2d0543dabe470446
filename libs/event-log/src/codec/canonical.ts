/**
 * Canonical JSON (RFC 8785): keys in the order of their UTF-16 units, no blanks, numbers and strings as ECMAScript
 * writes them. Our own twenty lines, because the package does the same at a third of the speed and wants Node 22.
 * Keys whose value is undefined are left out.
 * @throws RangeError for a number that JSON has not, and for half a surrogate pair
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} is no JSON number`);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  return object(value as Readonly<Record<string, unknown>>);
}

function text(value: string): string {
  const written = JSON.stringify(value);
  // Only half a pair is ever written as an escape that begins like this; looking for it is cheaper than for the half.
  if (written.includes('\\ud') && /\p{Surrogate}/u.test(value))
    throw new RangeError('half a surrogate pair is no text');
  return written;
}

function object(value: Readonly<Record<string, unknown>>): string {
  let out = '{';
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    if (out.length > 1) out += ',';
    out += `${text(key)}:${canonical(member)}`;
  }
  return `${out}}`;
}
