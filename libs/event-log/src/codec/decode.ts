import type { EventShapes, Fact } from '@kurator/kernel';
import type { KeyRing } from '../vault/key-ring';
import type { JsonObject, StoredEvent } from '../port';
import { UnknownEventType } from './errors';
import { unseal, type Unseal } from './seal';

/** Everything of a fact's envelope that is stored in the metadata. */
export type Envelope = Omit<Fact, 'eventId' | 'type' | 'revision' | 'position' | 'data'>;
export type StoredMetadata = Envelope & { readonly boxes?: Readonly<Record<string, string>> };

const NO_BOXES = {};

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

/** Officers act many times, nearly always in one role: their facts share one object. */
const actors = new Map<string, Fact['actor']>();
const MOST_ACTORS = 20_000;
function isSameActor(a: Fact['actor'], b: Fact['actor']): boolean {
  const names = Object.keys(a) as (keyof Fact['actor'])[];
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
function sharedActor(actor: Fact['actor']): Fact['actor'] {
  const known = actors.get(actor.userId);
  if (known && isSameActor(known, actor)) return known;
  if (actors.size >= MOST_ACTORS) actors.clear();
  actors.set(actor.userId, actor);
  return actor;
}

/**
 * A stored event as rules and projections see it: unsealed as far as `mode` says, lifted to the newest schema version.
 * @throws UnknownEventType, SealBroken, KeyMissing
 */
export function decode(event: StoredEvent, ring: KeyRing, shapes: EventShapes, mode: Unseal): Fact {
  const stored = event.metadata as unknown as StoredMetadata;
  const clear = unseal(event, { data: event.data, boxes: stored.boxes ?? NO_BOXES }, ring, mode);
  const data = upcast(event, clear, stored.schemaVersion, shapes);
  // Named one by one: every fact is of the same shape, which reads several times as fast as a copy of what is stored.
  return {
    eventId: event.eventId,
    type: event.type,
    schemaVersion: shapes.get(event.type)?.version ?? stored.schemaVersion,
    revision: event.revision,
    position: event.position,
    episode: stored.episode,
    occurredOn: stored.occurredOn,
    ...(stored.occurredAt === undefined ? {} : { occurredAt: stored.occurredAt }),
    recordedAt: stored.recordedAt,
    actor: sharedActor(stored.actor),
    source: stored.source,
    commandId: stored.commandId,
    commandMac: stored.commandMac,
    municipality: stored.municipality,
    profileId: stored.profileId,
    profileVersion: stored.profileVersion,
    ...(stored.commissionId === undefined ? {} : { commissionId: stored.commissionId }),
    violations: stored.violations,
    hash: stored.hash,
    previousHash: stored.previousHash,
    data,
  };
}

const NO_KEYS: KeyRing = new Map();
/** A stored event with everything personal left sealed, for whom one event of many is enough: no key is looked for. */
export const decodeSealed = (event: StoredEvent, shapes: EventShapes): Fact => decode(event, NO_KEYS, shapes, 'none');
