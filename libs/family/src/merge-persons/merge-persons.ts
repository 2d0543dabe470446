import { reject, type Rejection } from '@kurator/kernel';
import { personsMerged } from '../catalogue/merging';
import { draft, envelope, useCase } from '../shared/drafts';
import { firstRejection, knownPerson } from '../shared/guards';
import { MOTHER, SON } from '../shared/examples';
import type { FamilyState } from '../state';

const kept = (state: FamilyState, personId: string, path: string): Rejection | null => {
  const on = state.persons[personId]?.destroyedOn ?? null;
  return on === null ? null : reject('ALREADY_DESTROYED', { personId, on }, path);
};

/**
 * C44: two descriptions in a family are of one person, who from now on is the kept one in every fact. Each of the two
 * may have been registered and removed by itself; the person is on the register while one of them is.
 */
export const mergePersons = useCase({
  name: 'merge-persons',
  number: 'C44',
  title: { ru: 'Объединить два описания одного человека', en: 'Merge two descriptions of one person' },
  body: personsMerged.fields,
  emits: ['persons-merged'],
  example: {
    occurredOn: '2026-06-17',
    keptId: SON,
    absorbedId: MOTHER,
    reason: 'Ребёнок описан дважды',
    evidence: 'Одно и то же свидетельство о рождении',
  },
  decide: (sent, state, c) => {
    const [keptId, absorbedId] = [sent.keptId.toLowerCase(), sent.absorbedId.toLowerCase()];
    const refused = firstRejection(
      () => (keptId === absorbedId ? reject('MERGE_WITH_ITSELF', {}, 'absorbedId') : null),
      () => knownPerson(state, keptId, 'keptId'),
      () => knownPerson(state, absorbedId, 'absorbedId'),
      () => kept(state, keptId, 'keptId'),
      () => kept(state, absorbedId, 'absorbedId'),
    );
    return refused ?? [draft(personsMerged, envelope(state, c), { data: { ...sent, keptId, absorbedId } })];
  },
});
