import type { Fact } from '@kurator/kernel';
import { destroyedBy, isDestruction, type Destroyed } from '../corrections/erased';

/** What a family's destructions cover in the stream of another. */
interface Beside {
  readonly familyId: string;
  readonly gone: Destroyed;
}

/** A merge that a stream's own events speak of, and the places between which it stood. */
interface Spell {
  readonly from: number;
  readonly to: number;
  readonly familyId: string;
}
function spells(facts: readonly Fact[]): readonly Spell[] {
  return facts.flatMap(({ type, data, eventId }, from) => {
    if (type !== 'families-merged') return [];
    const end = facts.findIndex((f) => f.type === 'families-unmerged' && f.data['mergeEventId'] === eventId);
    return [{ from, to: end < 0 ? facts.length : end, familyId: String(data['absorbedFamilyId']) }];
  });
}

/** The families that a stream says are absorbed in its own. @param facts as stored */
export const absorbedIn = (facts: readonly Fact[]): readonly string[] =>
  spells(facts).flatMap(({ to, familyId }) => (to === facts.length ? [familyId] : []));

/** Families that had kept this one and gave it back: corrections of its facts stand in their streams. */
const keepers = (familyId: string, facts: readonly Fact[]): readonly string[] =>
  facts.flatMap(({ type, data }) =>
    type === 'families-unmerged' && data['absorbedFamilyId'] === familyId ? [String(data['keptFamilyId'])] : [],
  );

/**
 * What a family's destructions cover beyond its own stream: of a family that it had absorbed by then, everything of the
 * persons named; of one that had kept it, what was corrected there about its persons.
 * @param facts the stream's own, as stored: nothing of them needs to be opened
 */
export function destroyedBeside(familyId: string, facts: readonly Fact[]): readonly Beside[] {
  const absorbed = spells(facts).flatMap(({ from, to, familyId: other }): readonly Beside[] => {
    const acts = facts.slice(0, to).filter((fact, at) => !isDestruction(fact) || at > from);
    const gone = destroyedBy(acts);
    return gone ? [{ familyId: other, gone }] : [];
  });
  const all = destroyedBy(facts);
  const kept = all
    ? keepers(familyId, facts).map((other) => ({ familyId: other, gone: { ...all, everyone: false } }))
    : [];
  return [...absorbed, ...kept];
}
