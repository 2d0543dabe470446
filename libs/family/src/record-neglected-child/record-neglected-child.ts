import { neglectedChildFound } from '../catalogue/neglect';
import { records } from '../shared/drafts';
import { EMERGENCY } from '../shared/examples';

/** C41, group L: Record a neglected or homeless child. */
export const recordNeglectedChild = records(neglectedChildFound, {
  name: 'record-neglected-child',
  number: 'C41',
  title: { ru: 'Внести выявление безнадзорного или беспризорного', en: 'Record a neglected or homeless child' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T17:00:00Z',
    emergencyId: EMERGENCY,
    category: 'NEGLECTED',
    identityEstablished: true,
    carersIdentified: true,
  },
});
