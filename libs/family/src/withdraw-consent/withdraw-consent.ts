import { consentWithdrawn } from '../catalogue/consent';
import { records } from '../shared/drafts';
import { EVENT } from '../shared/examples';

/** C09: Record a withdrawn consent. */
export const withdrawConsent = records(consentWithdrawn, {
  name: 'withdraw-consent',
  number: 'C09',
  title: { ru: 'Записать отзыв согласия', en: 'Record a withdrawn consent' },
  example: {
    occurredOn: '2026-05-20',
    consentEventId: EVENT,
    receivedOn: '2026-05-20',
    scope: 'FULL',
    otherLegalBasis: 'COMMISSION_RESOLUTION',
  },
});
