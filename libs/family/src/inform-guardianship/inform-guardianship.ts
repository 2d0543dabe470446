import { guardianshipInformedByPolice } from '../catalogue/emergency';
import { records } from '../shared/drafts';
import { EMERGENCY } from '../shared/examples';

/** C41, group L: Inform guardianship of the threat. */
export const informGuardianship = records(guardianshipInformedByPolice, {
  name: 'inform-guardianship',
  number: 'C41',
  title: { ru: 'Сообщить об угрозе органу опеки', en: 'Inform guardianship of the threat' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T09:25:00Z',
    emergencyId: EMERGENCY,
  },
});
