import { programmeCompleted } from '../catalogue/programme-life';
import { records } from '../shared/drafts';
import { PROGRAMME } from '../shared/examples';

/** C25: the programme ends with its outcome and reasons (MARIEL App. 4). */
export const completeProgramme = records(programmeCompleted, {
  name: 'complete-programme',
  number: 'C25',
  title: { ru: 'Завершить программу', en: 'Complete the programme' },
  example: { occurredOn: '2026-08-14', programmeId: PROGRAMME, outcome: 'OA-01', completionReasons: ['CP-02'] },
});
