import { monthOf } from '@kurator/kernel';
import { personDetailFields, personDetailsRecorded } from '../catalogue/persons';
import { draft, envelope, useCase } from '../shared/drafts';
import { SON } from '../shared/examples';

/** What became known or changed about a person the family has. */
export const recordPersonDetails = useCase({
  name: 'record-person-details',
  number: 'C35',
  title: { ru: 'Уточнить сведения о человеке', en: "Record a person's details" },
  body: personDetailFields,
  emits: ['person-details-recorded'],
  example: { occurredOn: '2026-02-10', personId: SON, birthDate: '2014-05-21' },
  decide: (sent, state, c) => [
    draft(personDetailsRecorded, envelope(state, c), {
      data: sent.birthDate === undefined ? sent : { ...sent, birthMonth: monthOf(sent.birthDate) },
    }),
  ],
});
