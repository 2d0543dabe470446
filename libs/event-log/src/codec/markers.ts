import type { JsonValue } from '../port';

type Members = { readonly [key: string]: JsonValue };
const isObject = (value: JsonValue): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The key that a marker names, or null for any other value. */
export function markerKey(value: JsonValue): string | null {
  if (!isObject(value)) return null;
  const key = value.$sealed;
  return typeof key === 'string' && Object.keys(value).length === 1 ? key : null;
}
/** True for the stand-in of an erased value. */
export const isErased = (value: JsonValue): boolean => isObject(value) && value.$erased === true;

/**
 * A copy of stored data in which `replace` stands for every marker. Members are visited in canonical order, so the n-th
 * marker of a key is the same one however an engine orders the members.
 */
export function replaceMarkers(
  value: JsonValue,
  replace: (keyName: string, marker: JsonValue) => JsonValue,
): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((each) => replaceMarkers(each, replace));
  const key = markerKey(value);
  if (key !== null) return replace(key, value);
  const copy: Record<string, JsonValue> = {};
  for (const name of Object.keys(value).sort())
    copy[name] = replaceMarkers((value as Members)[name] as JsonValue, replace);
  return copy;
}
