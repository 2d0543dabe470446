import { socialProtectionNotified } from '../catalogue/neglect';
import { records } from '../shared/drafts';
import { EMERGENCY } from '../shared/examples';

/** C41, group L: Notify social protection. */
export const notifySocialProtection = records(socialProtectionNotified, {
  name: 'notify-social-protection',
  number: 'C41',
  title: { ru: 'Уведомить орган социальной защиты', en: 'Notify social protection' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T18:40:00Z',
    emergencyId: EMERGENCY,
  },
});
