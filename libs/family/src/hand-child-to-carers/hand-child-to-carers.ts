import { childHandedToCarers } from '../catalogue/neglect';
import { records } from '../shared/drafts';
import { EMERGENCY, MOTHER, SON } from '../shared/examples';

/** C41, group L: Hand the child to its carers. */
export const handChildToCarers = records(childHandedToCarers, {
  name: 'hand-child-to-carers',
  number: 'C41',
  title: { ru: 'Передать ребёнка родителям или иным лицам', en: 'Hand the child to its carers' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T18:00:00Z',
    emergencyId: EMERGENCY,
    childId: SON,
    toId: MOTHER,
  },
});
