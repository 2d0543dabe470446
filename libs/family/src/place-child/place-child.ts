import { childPlaced } from '../catalogue/emergency';
import { records } from '../shared/drafts';
import { EMERGENCY, SON } from '../shared/examples';

/** C41, group L: Place the child. */
export const placeChild = records(childPlaced, {
  name: 'place-child',
  number: 'C41',
  title: { ru: 'Устроить ребёнка', en: 'Place the child' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T14:00:00Z',
    emergencyId: EMERGENCY,
    childId: SON,
    placement: 'PL-03',
    placeName: 'Учебный центр помощи детям (вымышленный)',
    siblingsTogether: true,
  },
});
