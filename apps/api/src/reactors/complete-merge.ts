import { RevisionConflict, type Histories, type History, type NewFact } from '@kurator/event-log';
import type { Fact, Instant } from '@kurator/kernel';
import { v5 } from 'uuid';

/** What the second half of a merge is recorded with. */
export interface Completing {
  readonly histories: Pick<Histories, 'load' | 'append'>;
  readonly now: () => Instant;
}

/** What the absorbed family's stream says of a merge, and of its taking back. */
const SECOND: Readonly<Record<string, (intent: Fact, keptFamilyId: string) => Pick<NewFact, 'type' | 'data'>>> = {
  'families-merged': ({ eventId, municipality }, keptFamilyId) => ({
    type: 'family-absorbed',
    data: { mergeEventId: eventId, keptFamilyId, keptMunicipality: municipality },
  }),
  'families-unmerged': ({ data: { mergeEventId, absorbedFamilyId } }, keptFamilyId) => ({
    type: 'families-unmerged',
    data: { mergeEventId, keptFamilyId, absorbedFamilyId },
  }),
};
/** Types of events that have a second half in another family's stream. */
export const INTENTS: readonly string[] = Object.keys(SECOND);

/** The family in whose stream the second half stands; null for what is a second half itself. */
export function otherFamily({ data }: Pick<Fact, 'data'>, familyId: string): string | null {
  const other = data['absorbedFamilyId'];
  return typeof other === 'string' && other !== familyId ? other : null;
}

/** The second event as it follows the stream in which it is recorded. */
function secondHalf(keptFamilyId: string, intent: Fact, { facts }: History): Omit<NewFact, 'recordedAt'> {
  const second = SECOND[intent.type];
  if (!second) throw new Error(`${intent.type} has no second half`);
  const { actor, source, commandId, occurredOn, profileId, profileVersion } = intent;
  const { episode, municipality } = facts.at(-1) ?? intent;
  const envelope = { eventId: idOfSecond(intent), episode, occurredOn, actor, source, commandId, commandMac: '' };
  return { ...envelope, municipality, profileId, profileVersion, ...second(intent, keptFamilyId) };
}
const idOfSecond = ({ eventId }: Fact): string => v5('second half', eventId);

/**
 * Records in the absorbed family's stream what the keeping one decided (architecture decision 11), once, however often
 * it is asked: the event's id follows from the first one's.
 * @param keptFamilyId whose stream holds `intent`
 * @returns the second event
 */
export async function completeMerge({ histories, now }: Completing, keptFamilyId: string, intent: Fact): Promise<Fact> {
  const stream = `family-${otherFamily(intent, keptFamilyId) ?? ''}`;
  for (;;) {
    const history = await histories.load(stream);
    const found = history.facts.find(({ eventId }) => eventId === idOfSecond(intent));
    if (found) return found;
    try {
      await histories.append(history, [{ ...secondHalf(keptFamilyId, intent, history), recordedAt: now() }]);
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
    }
  }
}

/** The same for an event of the keeping family's stream, by its id. @throws Error when there is none */
export async function completeMergeOf(parts: Completing, keptFamilyId: string, eventId: string): Promise<Fact> {
  const { facts } = await parts.histories.load(`family-${keptFamilyId}`);
  const intent = facts.find((fact) => fact.eventId === eventId);
  if (!intent) throw new Error(`family ${keptFamilyId} has no event ${eventId}`);
  return completeMerge(parts, keptFamilyId, intent);
}
