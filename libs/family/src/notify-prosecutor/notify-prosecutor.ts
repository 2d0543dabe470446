import { prosecutorNotified } from '../catalogue/emergency';
import { records } from '../shared/drafts';
import { EMERGENCY } from '../shared/examples';

/** C41, group L: Notify the prosecutor. */
export const notifyProsecutor = records(prosecutorNotified, {
  name: 'notify-prosecutor',
  number: 'C41',
  title: { ru: 'Уведомить прокурора', en: 'Notify the prosecutor' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T15:00:00Z',
    emergencyId: EMERGENCY,
    document: { kind: 'DK-14', number: '41', date: '2026-03-02' },
  },
});
