import { FAMILY_KEY, RevisionConflict, type EventLog, type Histories, type KeyVault } from '@kurator/event-log';
import {
  absorbedIn,
  destroyedBeside,
  destroyedBy,
  DESTRUCTIONS,
  destructionAnnounced,
  destructionStream,
  isDestruction,
  type Destroyed,
} from '@kurator/family';
import type { Fact, Instant } from '@kurator/kernel';
import { eventIdOf } from './candidates';
import type { DecisionRequest } from './decisions';

/** What the destruction of keys stands on. */
export interface Shredder {
  readonly log: Pick<EventLog, 'read' | 'streams'>;
  readonly vault: Pick<KeyVault, 'keys' | 'destroy'>;
  readonly histories: Pick<Histories, 'forget'>;
}

/** Announces that a family's log is about to record a destruction; who announced before did so for good. */
export async function announce(
  histories: Histories,
  { request, now, municipality }: { request: DecisionRequest; now: Instant; municipality: string },
): Promise<void> {
  const { familyId, actor, channel, commandId } = request;
  const history = await histories.load(destructionStream(familyId));
  if (history.revision >= 0) return;
  const announced = {
    type: destructionAnnounced.name,
    eventId: eventIdOf(request)(-1),
    ...{ episode: 1, occurredOn: now.slice(0, 10), recordedAt: now, commandId, commandMac: '' },
    ...{ actor, source: { channel }, municipality, profileId: '', profileVersion: 0 },
    data: { familyId },
  };
  try {
    await histories.append(history, [announced]);
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
  }
}

const storedFacts = async ({ log }: Shredder, familyId: string): Promise<readonly Fact[]> =>
  ((await log.read(`family-${familyId}`)) ?? []) as unknown as readonly Fact[];
const keysIn = ({ persons, everyone }: Destroyed): readonly string[] => [...persons, ...(everyone ? [FAMILY_KEY] : [])];

/**
 * Destroys the keys that the family's log says are destroyed. Repeatable; what is destroyed already is left alone. The
 * stored events are read as they are: a vault that is older than the family could not open them. What was written about
 * the same persons in the streams of other families, by which a merge has gone, goes too.
 * @returns whether there was anything left to destroy
 */
export async function carryOut(shredder: Shredder, familyId: string): Promise<boolean> {
  const { vault, histories } = shredder;
  const stream = `family-${familyId}`;
  const events = await storedFacts(shredder, familyId);
  const gone = destroyedBy(events);
  if (!gone) return false;
  const ring = await vault.keys(stream);
  const names = keysIn(gone).filter((name) => ring.get(name) !== null);
  if (names.length > 0) await vault.destroy(stream, names);
  histories.forget(stream);
  let left = names.length > 0;
  for (const { familyId: other, gone: theirs } of destroyedBeside(familyId, events))
    left = (await carryOutBeside(shredder, other, theirs)) || left;
  return left;
}

/** Destroys of another family's keys those that are still there, and so on with the families that it had absorbed. */
async function carryOutBeside(shredder: Shredder, familyId: string, gone: Destroyed): Promise<boolean> {
  const { vault, histories } = shredder;
  const stream = `family-${familyId}`;
  const ring = await vault.keys(stream);
  const names = keysIn(gone).filter((name) => (ring.get(name) ?? null) !== null);
  if (names.length > 0) await vault.destroy(stream, names);
  histories.forget(stream);
  let left = names.length > 0;
  for (const inner of absorbedIn(await storedFacts(shredder, familyId)))
    left = (await carryOutBeside(shredder, inner, gone)) || left;
  return left;
}

/**
 * Carries out every destruction that the log records, before anything is read: a restored vault brings nothing back,
 * and a crash between event and keys is made good (architecture decision 6).
 * @returns whether there was anything left to destroy
 */
export async function carryOutAll(shredder: Shredder): Promise<boolean> {
  let left = false;
  for await (const stream of shredder.log.streams(DESTRUCTIONS))
    left = (await carryOut(shredder, stream.slice(DESTRUCTIONS.length))) || left;
  return left;
}

/** True when the key is gone by which the bodies of these commands were remembered: they cannot be compared any more. */
export function isForgotten(events: readonly Fact[], history: readonly Fact[]): boolean {
  const first = events[0]?.revision ?? Infinity;
  return history.some((fact) => isDestruction(fact) && fact.data['everyone'] === true && fact.revision >= first);
}
