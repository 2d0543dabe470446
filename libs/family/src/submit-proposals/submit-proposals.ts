import { programmeProposalsSubmitted } from '../catalogue/programme-life';
import { records } from '../shared/drafts';
import { MEASURE_EXAMPLE } from '../shared/examples';

/** C22: an agency says what it would do for the family; meets DL-14. */
export const submitProposals = records(programmeProposalsSubmitted, {
  name: 'submit-proposals',
  number: 'C22',
  title: { ru: 'Представить предложения в программу', en: 'Submit proposals for the programme' },
  example: {
    occurredOn: '2026-02-24',
    fromAgencyId: 'school-1',
    situationCharacteristic: 'Ребёнок не посещает занятия',
    tasks: ['Вернуть ребёнка в школу'],
    measures: [MEASURE_EXAMPLE],
    stage: 'FIRST',
  },
});
