import { FAMILY_KEY, type KeyRing } from '../vault/key-ring';
import { KeyDestroyed, KeyMissing } from '../vault/errors';
import { decrypt, encrypt, type RandomBytes } from '../vault/aead';
import type { JsonObject, JsonValue } from '../port';
import { NotInTheClear, SealBroken } from './errors';
import { isErased, markerKey, replaceMarkers } from './markers';
import type { SealPlan } from './seal-plan';

/**
 * Which values a reader wants: decisions and projections need the persons', only cards and exports the free text,
 * readers without a right to them none.
 */
export type Unseal = 'persons' | 'all' | 'none';
/** The event that values belong to; sealed bytes open in no other. */
export interface Place {
  readonly stream: string;
  readonly eventId: string;
}
/** Data with markers, and the values that they stand for by key, in canonical document order. */
export interface Parted {
  readonly data: JsonObject;
  readonly values: ReadonlyMap<string, readonly JsonValue[]>;
}
const contextOf = (place: Place, keyName: string) => `${place.stream}|${place.eventId}|${keyName}`;

function keyNameOf(plan: SealPlan & { kind: 'sealed' }, beside: JsonObject): string {
  if ('family' in plan.by) return FAMILY_KEY;
  const id = beside[plan.by.person];
  // A value of nobody in particular is still personal.
  return typeof id === 'string' ? id : FAMILY_KEY;
}

/** The plan of an event type. @throws Error for an undeclared type: its values would be stored in the clear */
export type PlanOfType = (type: string) => SealPlan | null;
const noTypes: PlanOfType = (type) => {
  throw new Error(`event type ${type} is not declared`);
};

/**
 * Takes the personal values out of an event's data.
 * @param planOfType for data that hold the data of another event
 * @throws NotInTheClear when one of them is itself only a marker: its value would be lost
 */
export function part(data: JsonObject, plan: SealPlan | null, planOfType: PlanOfType = noTypes): Parted {
  const values = new Map<string, JsonValue[]>();
  const hide = (value: JsonValue, at: SealPlan & { kind: 'sealed' }, beside: JsonObject): JsonValue => {
    if (isErased(value)) return value;
    if (markerKey(value) !== null) throw new NotInTheClear('a sealed value cannot be stored again');
    const keyName = keyNameOf(at, beside);
    const list = values.get(keyName) ?? [];
    values.set(keyName, list);
    list.push(value);
    return { $sealed: keyName };
  };
  const walk = (value: JsonValue, at: SealPlan, beside: JsonObject): JsonValue => {
    if (at.kind === 'sealed') return hide(value, at, beside);
    if (typeof value !== 'object' || value === null) return value;
    if (at.kind === 'event-data') return ofType(value as JsonObject, beside.targetType as string);
    if (at.kind === 'list')
      return Array.isArray(value) ? value.map((each: JsonValue) => walk(each, at.of, beside)) : value;
    return members(value as JsonObject, at);
  };
  const ofType = (value: JsonObject, type: string): JsonValue => {
    const inner = planOfType(type);
    return inner ? walk(value, inner, value) : value;
  };
  const members = (value: JsonObject, at: SealPlan & { kind: 'object' }): JsonValue => {
    const copy: Record<string, JsonValue> = { ...value };
    const inside = at.fields.filter(([name]) => copy[name] !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, plan] of inside) copy[name] = walk(copy[name] as JsonValue, plan, value);
    return copy;
  };
  return { data: plan ? (walk(data, plan, data) as JsonObject) : data, values };
}

/**
 * Seals the values of {@link part}: one box per key.
 * @throws KeyDestroyed, KeyMissing
 */
export function box(
  place: Place,
  values: Parted['values'],
  ring: KeyRing,
  random: RandomBytes,
): Readonly<Record<string, string>> {
  const boxes: Record<string, string> = {};
  for (const [keyName, list] of values) {
    const key = ring.get(keyName);
    if (key === null) throw new KeyDestroyed(place.stream, keyName);
    if (key === undefined) throw new KeyMissing(place.stream, keyName);
    boxes[keyName] = encrypt(key, Buffer.from(JSON.stringify(list)), contextOf(place, keyName), random).toString(
      'base64',
    );
  }
  return boxes;
}

function open(place: Place, keyName: string, boxed: string | undefined, ring: KeyRing): readonly JsonValue[] | null {
  const key = ring.get(keyName);
  if (key === null) return null;
  if (key === undefined) throw new KeyMissing(place.stream, keyName);
  const plain = boxed === undefined ? null : decrypt(key, Buffer.from(boxed, 'base64'), contextOf(place, keyName));
  if (!plain) throw new SealBroken(place.stream, place.eventId, keyName);
  return JSON.parse(plain.toString()) as JsonValue[];
}

/** No marker would be replaced: nothing is boxed, or nothing that this reader opens. */
function staysAsStored(boxes: Readonly<Record<string, string>>, ring: KeyRing, mode: Unseal): boolean {
  if (mode === 'none') return true;
  const names = Object.keys(boxes);
  if (names.length === 0) return true;
  return mode === 'persons' && names.length === 1 && names[0] === FAMILY_KEY && ring.get(FAMILY_KEY) !== null;
}

/**
 * Puts the values back in place of their markers. A destroyed key gives `{$erased: true}`, never an error.
 * @throws SealBroken when stored bytes were changed; KeyMissing when the vault is older than the log
 */
export function unseal(
  place: Place,
  stored: { data: JsonObject; boxes: Readonly<Record<string, string>> },
  ring: KeyRing,
  mode: Unseal,
): JsonObject {
  if (staysAsStored(stored.boxes, ring, mode)) return stored.data;
  const opened = new Map<string, { readonly values: readonly JsonValue[] | null; next: number }>();
  const valueOf = (keyName: string, marker: JsonValue): JsonValue => {
    if (mode === 'none') return marker;
    if (mode === 'persons' && keyName === FAMILY_KEY) return ring.get(keyName) === null ? { $erased: true } : marker;
    const from = opened.get(keyName) ?? { values: open(place, keyName, stored.boxes[keyName], ring), next: 0 };
    opened.set(keyName, from);
    if (!from.values) return { $erased: true };
    if (from.next >= from.values.length) throw new SealBroken(place.stream, place.eventId, keyName);
    return from.values[from.next++] as JsonValue;
  };
  return replaceMarkers(stored.data, valueOf) as JsonObject;
}
