import { noThreatEstablished } from '../catalogue/emergency';
import { records } from '../shared/drafts';
import { EMERGENCY } from '../shared/examples';

/** C41, group L: Establish that there is no threat. */
export const establishNoThreat = records(noThreatEstablished, {
  name: 'establish-no-threat',
  number: 'C41',
  title: { ru: 'Установить отсутствие угрозы', en: 'Establish that there is no threat' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T11:00:00Z',
    emergencyId: EMERGENCY,
    act: { kind: 'DK-08', number: '12', date: '2026-03-02' },
    otherViolations: false,
  },
});
