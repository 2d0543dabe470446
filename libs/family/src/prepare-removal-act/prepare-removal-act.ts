import { removalActPrepared } from '../catalogue/emergency';
import { records } from '../shared/drafts';
import { EMERGENCY, SON } from '../shared/examples';

/** C41, group L: Prepare the removal act. */
export const prepareRemovalAct = records(removalActPrepared, {
  name: 'prepare-removal-act',
  number: 'C41',
  title: { ru: 'Подготовить акт об отобрании', en: 'Prepare the removal act' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T12:10:00Z',
    emergencyId: EMERGENCY,
    actNo: '3',
    signedByHeadOfMunicipality: true,
    children: [SON],
    removedFrom: 'BOTH_PARENTS',
  },
});
