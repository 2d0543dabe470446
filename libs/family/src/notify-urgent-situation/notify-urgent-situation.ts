import { urgentSituationNotified } from '../catalogue/monitoring';
import { records } from '../shared/drafts';

/** C31: the curator tells the group and the commission what cannot wait (KOCHKI 4.8); DL-53. */
export const notifyUrgentSituation = records(urgentSituationNotified, {
  name: 'notify-urgent-situation',
  number: 'C31',
  title: { ru: 'Сообщить о неотложной ситуации', en: 'Notify an urgent situation' },
  timed: true,
  example: {
    occurredOn: '2026-03-11',
    occurredAt: '2026-03-11T06:30:00Z',
    to: ['kdn-1', 'soc-1'],
    situation: 'Ребёнок остался без присмотра',
    threatToLife: false,
  },
});
