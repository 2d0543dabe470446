import { threatReported } from '../catalogue/emergency';
import { records } from '../shared/drafts';
import { EMERGENCY, SON } from '../shared/examples';

/** C41, group L: Report a threat to a child's life or health. */
export const reportThreat = records(threatReported, {
  name: 'report-threat',
  number: 'C41',
  title: { ru: 'Сообщить об угрозе жизни и здоровью ребёнка', en: "Report a threat to a child's life or health" },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T09:10:00Z',
    emergencyId: EMERGENCY,
    receivedBy: 'GUARDIANSHIP',
    children: [SON],
    situation: 'Ребёнок оставлен без присмотра в неотапливаемом доме (вымышленный случай)',
  },
});
