import { childDelivered } from '../catalogue/neglect';
import { records } from '../shared/drafts';
import { EMERGENCY, SON } from '../shared/examples';

/** C41, group L: Deliver the child to an organisation. */
export const deliverChild = records(childDelivered, {
  name: 'deliver-child',
  number: 'C41',
  title: { ru: 'Доставить ребёнка в организацию', en: 'Deliver the child to an organisation' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T18:20:00Z',
    emergencyId: EMERGENCY,
    childId: SON,
    organisation: 'PL-07',
    act: { kind: 'DK-99', number: '5', date: '2026-03-02' },
  },
});
