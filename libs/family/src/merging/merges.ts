import type { Fact, LocalDate } from '@kurator/kernel';

const MERGING: ReadonlySet<string> = new Set([
  'families-merged',
  'family-absorbed',
  'families-unmerged',
  'persons-merged',
  'persons-unmerged',
]);
/** True for facts about which records are one family or one person. */
export const isMerging = ({ type }: Pick<Fact, 'type'>): boolean => MERGING.has(type);

/** True for a stream whose history is made from more than its own facts, or from facts read otherwise than recorded. */
export const isMerged = (facts: readonly Fact[]): boolean =>
  facts.some((fact) => isMerging(fact) || fact.adopted !== undefined);

const mergeOf = ({ data }: Fact): string => String(data['mergeEventId']);

/** What `family-absorbed` says while it stands. */
export interface Absorbed {
  readonly keptFamilyId: string;
  readonly keptMunicipality: string;
  readonly mergeEventId: string;
  readonly on: LocalDate;
}

/** The stream's own `family-absorbed` that was not taken back; a family that absorbed others carries none of its own. */
function absorption(facts: readonly Fact[]): Fact | undefined {
  const last = facts.findLast(({ type, adopted }) => type === 'family-absorbed' && adopted === undefined);
  if (last === undefined) return undefined;
  const back = facts.some((f) => f.type === 'families-unmerged' && !f.adopted && mergeOf(f) === mergeOf(last));
  return back ? undefined : last;
}

/** By which family a stream says that its family was absorbed; null for one that lives in its own stream. */
export function absorbedBy(facts: readonly Fact[]): Absorbed | null {
  const fact = absorption(facts);
  if (fact === undefined) return null;
  const { keptFamilyId, keptMunicipality } = fact.data as { keptFamilyId: string; keptMunicipality: string };
  return { keptFamilyId, keptMunicipality, mergeEventId: mergeOf(fact), on: fact.occurredOn };
}

/** The stream of an absorbed family as it would read had it not been absorbed; any other as it is. */
export function asItStood(facts: readonly Fact[]): readonly Fact[] {
  const last = absorption(facts);
  return last === undefined ? facts : facts.filter((fact) => fact !== last);
}

/**
 * The facts that belong to the family: without those of families whose merge was taken back, and nothing at all of a
 * family that was absorbed, for all of it stands in the history of the other (no figure counts a family twice).
 */
export function belonging(facts: readonly Fact[]): readonly Fact[] {
  if (absorption(facts)) return [];
  const undone = new Set(facts.filter(isReturn).map(mergeOf));
  return undone.size === 0 ? facts : facts.filter(({ adopted }) => !adopted?.by.some((id) => undone.has(id)));
}
/** The absorbed family's own word that it lives in its own stream again, as the family that had kept it reads it. */
const isReturn = (fact: Fact): boolean =>
  fact.type === 'families-unmerged' && fact.adopted !== undefined && fact.adopted.by.includes(mergeOf(fact));

/** Two records that were declared to be one, from a place in the stream on. */
export interface Link {
  readonly eventId: string;
  /** Place of the declaration among the facts as recorded. */
  readonly at: number;
  readonly kept: string;
  readonly absorbed: string;
}

/** The merges of persons that stand, in the order in which they were recorded. @param facts those that belong */
export function personLinks(facts: readonly Fact[]): readonly Link[] {
  const back = new Set(facts.filter(({ type }) => type === 'persons-unmerged').map(mergeOf));
  return facts.flatMap(({ type, eventId, data }, at) =>
    type === 'persons-merged' && !back.has(eventId)
      ? [{ eventId, at, kept: String(data['keptId']), absorbed: String(data['absorbedId']) }]
      : [],
  );
}

/** Name of the stream's own record, beside the ids of the families that it took over. */
export const OWN = '';

/** The merges of families whose facts are among these. @param facts those that belong */
export function familyLinks(facts: readonly Fact[]): readonly Link[] {
  const taken = new Set(facts.flatMap(({ adopted }) => adopted?.by ?? []));
  return facts.flatMap(({ type, eventId, data, adopted }, at) =>
    type === 'families-merged' && taken.has(eventId)
      ? [{ eventId, at, kept: adopted?.from ?? OWN, absorbed: String(data['absorbedFamilyId']) }]
      : [],
  );
}

/** The merge of families that one of the stream's own events declared and that stands; undefined when there is none. */
export function standingMerge(facts: readonly Fact[], mergeEventId: string): Fact | undefined {
  const back = facts.some((f) => f.type === 'families-unmerged' && !f.adopted && mergeOf(f) === mergeEventId);
  return back ? undefined : facts.find((f) => f.type === 'families-merged' && !f.adopted && f.eventId === mergeEventId);
}
