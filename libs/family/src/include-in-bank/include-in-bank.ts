import { bankRecordIncluded } from '../catalogue/bank';
import { draft, envelope, useCase } from '../shared/drafts';
import { RESOLUTION } from '../shared/examples';
import { currentEpisode, registeredSubjects, type FamilyState } from '../state';

const { contents: _derived, ...body } = bankRecordIncluded.fields;

/** What the record holds by reference (IRKUTSK 39): the persons, why they are registered, and who works with them. */
function contentsOf(state: FamilyState) {
  const episode = currentEpisode(state);
  const responsible = episode?.responsibleAgencyId ?? null;
  return {
    persons: Object.keys(state.persons),
    subjects: (episode ? registeredSubjects(episode) : []).map(({ kind, personId, grounds }) => ({
      kind,
      ...(personId === null ? {} : { personId }),
      grounds,
    })),
    ...(responsible === null ? {} : { preventiveWorkById: responsible }),
  };
}

/** C16: the record enters the bank on the ground of a resolution, or of an agreement (OKTYABRSKY 11.5); meets DL-11. */
export const includeInBank = useCase({
  name: 'include-in-bank',
  number: 'C16',
  title: { ru: 'Включить в банк данных', en: 'Include in the bank' },
  body,
  emits: ['bank-record-included'],
  example: { occurredOn: '2026-02-26', bankRecordNo: '15', basis: { resolution: RESOLUTION } },
  decide: (sent, state, c) => [
    draft(bankRecordIncluded, envelope(state, c), { data: { ...sent, contents: contentsOf(state) } }),
  ],
});
