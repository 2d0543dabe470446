import { emergencyVisitMade } from '../catalogue/emergency';
import { records } from '../shared/drafts';
import { EMERGENCY } from '../shared/examples';

/** C41, group L: Record the visit to the child. */
export const recordEmergencyVisit = records(emergencyVisitMade, {
  name: 'record-emergency-visit',
  number: 'C41',
  title: { ru: 'Внести выезд к ребёнку', en: 'Record the visit to the child' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T10:40:00Z',
    emergencyId: EMERGENCY,
    place: 'Учебная улица, дом 1 (вымышленный адрес)',
    visitors: ['off-3'],
    surveyAct: { kind: 'DK-08', number: '12', date: '2026-03-02' },
    threatConfirmed: true,
    policeCalled: true,
  },
});
