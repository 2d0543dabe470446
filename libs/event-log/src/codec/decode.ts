import type { EventShapes, Fact } from '@kurator/kernel';
import type { KeyRing } from '../vault/key-ring';
import type { JsonObject, StoredEvent } from '../port';
import { UnknownEventType } from './errors';
import { unseal, type Unseal } from './seal';

/** Everything of a fact's envelope that is stored in the metadata. */
export type Envelope = Omit<Fact, 'eventId' | 'type' | 'revision' | 'position' | 'data'>;
export type StoredMetadata = Envelope & { readonly boxes?: Readonly<Record<string, string>> };

function upcast(event: StoredEvent, data: JsonObject, version: number, shapes: EventShapes): Fact['data'] {
  const declared = shapes.get(event.type);
  if (!declared) throw new UnknownEventType(event, `type ${event.type} is unknown`);
  if (!Number.isInteger(version) || version < 1 || version > declared.version)
    throw new UnknownEventType(
      event,
      `version ${version} of ${event.type} is unknown, the newest is ${declared.version}`,
    );
  const steps = declared.upcasts.slice(version - 1, declared.version - 1);
  if (steps.length !== declared.version - version)
    throw new UnknownEventType(event, `${event.type} lacks an upcast from version ${version}`);
  return steps.reduce<Fact['data']>((lifted, step) => step(lifted), data);
}

/**
 * A stored event as rules and projections see it: unsealed as far as `mode` says, lifted to the newest schema version.
 * @throws UnknownEventType, SealBroken, KeyMissing
 */
export function decode(event: StoredEvent, ring: KeyRing, shapes: EventShapes, mode: Unseal): Fact {
  const { boxes = {}, ...envelope } = event.metadata as unknown as StoredMetadata;
  const clear = unseal(event, { data: event.data, boxes }, ring, mode);
  const data = upcast(event, clear, envelope.schemaVersion, shapes);
  const schemaVersion = shapes.get(event.type)?.version ?? envelope.schemaVersion;
  return {
    ...envelope,
    schemaVersion,
    eventId: event.eventId,
    type: event.type,
    revision: event.revision,
    position: event.position,
    data,
  };
}
