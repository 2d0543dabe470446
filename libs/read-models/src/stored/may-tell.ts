const BASE = 36;
/** Recognises rows that may tell one of the keys: looking at the text is far cheaper than reading it. */
export function mayTell(keys: readonly number[]): RegExp {
  // No key: no text is like it.
  if (keys.length === 0) return /(?!)/;
  const codes = keys.map((key) => key.toString(BASE)).join('|');
  return new RegExp(`[=,](?:${codes})(?:[:,;|]|$)`);
}
