import type { Fact, Instant, LocalDate } from '@kurator/kernel';
import { familyEvent } from '../catalogue';
import { identified } from '../merging/identified';
import { belonging, isMerging } from '../merging/merges';

/** What stands in place of a corrected fact: its data in today's schema, its day, and the law of that day. */
export interface Replacement {
  readonly data: Readonly<Record<string, unknown>>;
  readonly occurredOn: LocalDate;
  readonly occurredAt?: Instant;
  readonly profileId: string;
  readonly profileVersion: number;
}
/** A change of what was recorded: without a replacement the fact is annulled. */
export interface Change {
  readonly targetEventId: string;
  readonly replacement: Replacement | null;
}

const ABOUT_FACTS: ReadonlySet<string> = new Set([
  'correction-proposed',
  'correction-rejected',
  'event-corrected',
  'event-annulled',
]);
/** True for facts that speak of other facts and not of the family: no history contains them. */
export const isAboutFacts = (fact: Pick<Fact, 'type'>): boolean => ABOUT_FACTS.has(fact.type) || isMerging(fact);

type Told = Readonly<Record<string, unknown>>;
/** What `correction-proposed` and `event-corrected` hold of a replacement. */
export function replacementOf(data: Told): Replacement {
  const { targetType, replacement, replacementVersion, replacedOn } = data;
  const replacedAt = data['replacedAt'] as Instant | undefined;
  const lifts = familyEvent(String(targetType))?.upcasts.slice(Number(replacementVersion) - 1) ?? [];
  return {
    data: lifts.reduce<Told>((lifted, lift) => lift(lifted), replacement as Told),
    occurredOn: String(replacedOn),
    ...(replacedAt === undefined ? {} : { occurredAt: replacedAt }),
    profileId: String(data['replacedProfileId']),
    profileVersion: Number(data['replacedProfileVersion']),
  };
}

/** The change that a fact makes; null for every fact that makes none, a mere proposal among them. */
export function changeBy({ type, data }: Pick<Fact, 'type' | 'data'>): Change | null {
  if (type !== 'event-corrected' && type !== 'event-annulled') return null;
  const replacement = type === 'event-corrected' ? replacementOf(data) : null;
  return { targetEventId: String(data['targetEventId']), replacement };
}

/** The fact as it stands after a change. The place in the stream stays: corrections move days, never revisions. */
function changed(fact: Fact, { occurredAt, ...replacement }: Replacement): Fact {
  const { occurredAt: _before, ...rest } = fact;
  return { ...rest, ...replacement, ...(occurredAt === undefined ? {} : { occurredAt }) };
}

/**
 * What of a stream stands, in the order of recording: corrected bodies in place of the ones that they correct (the
 * latest wins), annulled facts and facts about facts left out; merged records read as one.
 * @param more changes that are only being considered, as if they were recorded last
 */
export function standing(facts: readonly Fact[], more: readonly Change[] = []): readonly Fact[] {
  if (more.length === 0 && !facts.some(isAboutFacts)) return facts;
  const own = belonging(facts);
  const changes = [...own.flatMap((fact) => changeBy(fact) ?? []), ...more];
  const latest = new Map(changes.map((change) => [change.targetEventId, change.replacement]));
  const left = own.flatMap((fact) => {
    if (isAboutFacts(fact)) return [];
    const replacement = latest.get(fact.eventId);
    if (replacement === undefined) return [fact];
    return replacement === null ? [] : [changed(fact, replacement)];
  });
  return identified(left, own);
}

/** Which events annulled and (last) corrected a fact: how a history shows both, with the correction marked. */
export interface Marks {
  readonly annulledBy: string | null;
  readonly correctedBy: string | null;
}
const UNMARKED: Marks = { annulledBy: null, correctedBy: null };

/** The marks of a stream's facts by event id; what is missing has none. */
export function marksOf(facts: readonly Fact[]): ReadonlyMap<string, Marks> {
  const marks = new Map<string, Marks>();
  for (const fact of facts) {
    const change = changeBy(fact);
    if (!change) continue;
    const mark = change.replacement === null ? { annulledBy: fact.eventId } : { correctedBy: fact.eventId };
    marks.set(change.targetEventId, { ...(marks.get(change.targetEventId) ?? UNMARKED), ...mark });
  }
  return marks;
}
