import type { EventShapes, Fact } from '@kurator/kernel';
import type { JsonObject, NewEvent } from '../port';
import type { RandomBytes } from '../vault/aead';
import type { KeyRing } from '../vault/key-ring';
import { canonical } from './canonical';
import { hashOfText } from './chain';
import { box, part, type Parted, type PlanOfType } from './seal';
import { planOf } from './seal-plan';

/** A fact about to be stored: no place in the log and no hash yet. */
export type Unstored = Omit<Fact, 'position' | 'hash'>;

/** Splits a fact into what stands in the clear and what is sealed. @throws Error for an undeclared type */
export function partFact(fact: Pick<Fact, 'type' | 'data'>, shapes: EventShapes): Parted {
  const planOfType: PlanOfType = (type) => {
    const declared = shapes.get(type);
    if (!declared) throw new Error(`event type ${type} is not declared`);
    return planOf(declared.fields);
  };
  return part(fact.data as JsonObject, planOfType(fact.type), planOfType);
}

export interface Sealing {
  readonly stream: string;
  readonly ring: KeyRing;
  readonly random: RandomBytes;
}

/** The event to append for a fact: personal values boxed, hash chained. @throws KeyDestroyed, KeyMissing */
export function encode(
  fact: Unstored,
  parted: Parted,
  sealing: Sealing,
): { readonly event: NewEvent; readonly hash: string } {
  const { eventId, type, revision, data: _clear, ...envelope } = fact;
  const place = { stream: sealing.stream, eventId };
  const metadata: Record<string, unknown> = envelope;
  if (parted.values.size > 0) metadata.boxes = box(place, parted.values, sealing.ring, sealing.random);
  const text = { data: canonical(parted.data), metadata: canonical(metadata) };
  const hash = hashOfText({ ...place, revision, type }, text);
  metadata.hash = hash;
  const json = { data: text.data, metadata: `${text.metadata.slice(0, -1)},"hash":"${hash}"}` };
  return { event: { eventId, type, data: parted.data, metadata: metadata as JsonObject, json }, hash };
}
