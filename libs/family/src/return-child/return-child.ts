import { childReturned } from '../catalogue/neglect';
import { records } from '../shared/drafts';
import { EMERGENCY, MOTHER, SON } from '../shared/examples';

/** C41, group L: Return the child. */
export const returnChild = records(childReturned, {
  name: 'return-child',
  number: 'C41',
  title: { ru: 'Возвратить ребёнка', en: 'Return the child' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T19:00:00Z',
    emergencyId: EMERGENCY,
    childId: SON,
    toId: MOTHER,
    agreedBySocialProtection: true,
    surveyedOn: '2026-03-02',
  },
});
