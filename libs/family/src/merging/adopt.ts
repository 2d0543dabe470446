import type { Fact, LocalDate } from '@kurator/kernel';
import { changeBy, standing } from '../corrections/standing';
import { asItStood } from './merges';

/** Where and when a family's facts became known in the stream of another. */
type Taken = Pick<Fact, 'recordedAt' | 'position'>;

const PLACED: Readonly<Record<string, (fact: Fact) => string>> = {
  reported: ({ data }) => String(data['municipality']),
  'recognized-SOP': ({ municipality }) => municipality,
  'transfer-accepted': ({ municipality }) => municipality,
};
/** Who had the family on a day as its own stream says, before its first fact whoever had it first. */
function holders(facts: readonly Fact[]): (on: LocalDate) => string | undefined {
  const placed = standing(asItStood(facts))
    .filter(({ type, adopted }) => type in PLACED && adopted === undefined)
    .map((fact) => ({ on: fact.occurredOn, place: PLACED[fact.type]?.(fact) as string }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return (on) => (placed.findLast((one) => one.on <= on) ?? placed[0])?.place;
}

/**
 * The facts of an absorbed family as the other one takes them over. They become known by the merge, as late facts do,
 * and belong to the territory that had the kept family on their day: the merge moves nobody.
 * @param facts the absorbed family's, as its stream read before it was absorbed
 */
export function takenOver(
  facts: readonly Fact[],
  { merge, from, own, taken }: { merge: Fact; from: string; own: readonly Fact[]; taken: Taken },
): readonly Fact[] {
  const { recordedAt, position } = taken;
  const holderOn = holders(own);
  return facts.map((fact): Fact => {
    const { adopted, data, occurredOn } = fact;
    const municipality = holderOn(occurredOn) ?? merge.municipality;
    return {
      ...fact,
      ...{ municipality, recordedAt, position },
      data: fact.type === 'reported' ? { ...data, municipality } : data,
      adopted: { from: adopted?.from ?? from, by: [...(adopted?.by ?? []), merge.eventId] },
    };
  });
}

/** The absorbed family's word that it lives in its own stream again, as the one that had kept it reads it. */
export const givenBack = (fact: Fact, { from, mergeEventId }: { from: string; mergeEventId: string }): Fact => ({
  ...fact,
  adopted: { from, by: [mergeEventId] },
});

const DESTRUCTION = 'personal-data-destroyed';
const idsIn = (facts: readonly Fact[]): string => JSON.stringify(facts.map(({ data }) => data));

/**
 * What the keeping family recorded about the other's facts while it had them: corrections, annulments and destructions
 * go back with the facts, or what was put right would be wrong again.
 * @param facts the stream that had the family, up to its giving back
 */
export function takenBack(
  facts: readonly Fact[],
  { own, from, merge, taken }: { own: readonly Fact[]; from: string; merge: string; taken: Taken },
): readonly Fact[] {
  const known = new Set(own.map(({ eventId }) => eventId));
  const persons = idsIn(own);
  const { recordedAt, position } = taken;
  const first = facts.findIndex(({ eventId }) => eventId === merge);
  return facts.slice(first + 1).flatMap((fact): readonly Fact[] => {
    // What a merge brought goes back with it; what was put right by a keeper of before belongs to the facts that go.
    if ((fact.adopted?.by.length ?? 0) > 0) return [];
    const concerned = known.has(changeBy(fact)?.targetEventId ?? '');
    const data = concerned ? fact.data : destroyed(fact, persons);
    return data === null ? [] : [{ ...fact, data, recordedAt, position, adopted: { from, by: [] } }];
  });
}
/** An act of destruction as far as it concerns these persons; null for one that does not. */
function destroyed({ type, data }: Fact, known: string): Fact['data'] | null {
  if (type !== DESTRUCTION) return null;
  const persons = (data['persons'] as readonly string[]).filter((id) => known.includes(id));
  return persons.length === 0 ? null : { ...data, persons };
}
