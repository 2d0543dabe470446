import type { EventShapes, Fact } from '@kurator/kernel';
import type { JsonObject, NewEvent } from '../port';
import type { RandomBytes } from '../vault/aead';
import type { KeyRing } from '../vault/key-ring';
import { hashOf } from './chain';
import { box, part, type Parted } from './seal';
import { planOf } from './seal-plan';

/** A fact about to be stored: no place in the log and no hash yet. */
export type Unstored = Omit<Fact, 'position' | 'hash'>;

/** Splits a fact into what stands in the clear and what is sealed. @throws Error for an undeclared type */
export function partFact(fact: Pick<Fact, 'type' | 'data'>, shapes: EventShapes): Parted {
  const declared = shapes.get(fact.type);
  if (!declared) throw new Error(`event type ${fact.type} is not declared`);
  return part(fact.data as JsonObject, planOf(declared.fields));
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
  const boxes = box(place, parted.values, sealing.ring, sealing.random);
  const metadata = { ...envelope, ...(parted.values.size > 0 ? { boxes } : {}) } as unknown as JsonObject;
  const hash = hashOf({ ...place, revision, type, data: parted.data, metadata });
  return { event: { eventId, type, data: parted.data, metadata: { ...metadata, hash } }, hash };
}
