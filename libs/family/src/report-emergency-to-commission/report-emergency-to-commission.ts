import { emergencyReportedToCommission } from '../catalogue/neglect';
import { records } from '../shared/drafts';
import { EMERGENCY } from '../shared/examples';

/** C41, group L: Tell the commission of the measures taken. */
export const reportEmergencyToCommission = records(emergencyReportedToCommission, {
  name: 'report-emergency-to-commission',
  number: 'C41',
  title: { ru: 'Проинформировать комиссию о принятых мерах', en: 'Tell the commission of the measures taken' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T16:40:00Z',
    emergencyId: EMERGENCY,
    byBody: 'GUARDIANSHIP',
    measuresTaken: 'Ребёнок отобран и временно устроен',
  },
});
