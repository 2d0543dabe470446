import { surveyOrdered } from '../catalogue/verification';
import { records } from '../shared/drafts';

/** C04: Order a survey. */
export const orderSurvey = records(surveyOrdered, {
  name: 'order-survey',
  number: 'C04',
  title: { ru: 'Поручить обследование', en: 'Order a survey' },
  example: {
    occurredOn: '2026-02-03',
    orderedTo: ['soc-1'],
    dueOn: '2026-02-05',
    scope: ['LIVING_CONDITIONS'],
    urgent: false,
  },
});
