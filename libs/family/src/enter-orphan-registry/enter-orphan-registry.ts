import { orphanRegistryEntryMade } from '../catalogue/emergency';
import { records } from '../shared/drafts';
import { EMERGENCY, SON } from '../shared/examples';

/** C41, group L: Enter the child among those left without care. */
export const enterOrphanRegistry = records(orphanRegistryEntryMade, {
  name: 'enter-orphan-registry',
  number: 'C41',
  title: {
    ru: 'Внести ребёнка в журнал детей, оставшихся без попечения',
    en: 'Enter the child among those left without care',
  },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T15:30:00Z',
    emergencyId: EMERGENCY,
    childId: SON,
    journalEntryNo: '8',
    questionnaireSection1: true,
  },
});
