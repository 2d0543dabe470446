import { childRemoved } from '../catalogue/emergency';
import { records } from '../shared/drafts';
import { EMERGENCY, SON } from '../shared/examples';

/** C41, group L: Remove the child. */
export const removeChild = records(childRemoved, {
  name: 'remove-child',
  number: 'C41',
  title: { ru: 'Отобрать ребёнка', en: 'Remove the child' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T12:40:00Z',
    emergencyId: EMERGENCY,
    childId: SON,
  },
});
