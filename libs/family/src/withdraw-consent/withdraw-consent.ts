import type { Draft, Infer } from '@kurator/kernel';
import { bankRecordBlocked } from '../catalogue/bank';
import { consentWithdrawn } from '../catalogue/consent';
import { draft, envelope, useCase } from '../shared/drafts';
import { EVENT } from '../shared/examples';
import { recordedEpisode, type FamilyState } from '../state';
import type { Circumstances } from '../use-case';

type Body = Infer<typeof consentWithdrawn.fields>;

/**
 * In the TZhS track the record rests on consent alone: it is blocked the same day, unless the data are kept on another
 * basis (spec 9.2.3). A registration rests on the commission's resolution and is not touched.
 */
function blocking({ otherLegalBasis }: Body, state: FamilyState, c: Circumstances): readonly Draft[] {
  const episode = recordedEpisode(state);
  const stands = episode?.track === 'TZHS' && episode.bank?.state !== 'BANK_BLOCKED';
  return stands && otherLegalBasis === 'NONE'
    ? [draft(bankRecordBlocked, envelope(state, c), { data: { reason: 'CONSENT_WITHDRAWN' } })]
    : [];
}

/** C09: Record a withdrawn consent. */
export const withdrawConsent = useCase({
  name: 'withdraw-consent',
  number: 'C09',
  title: { ru: 'Записать отзыв согласия', en: 'Record a withdrawn consent' },
  body: consentWithdrawn.fields,
  emits: ['consent-withdrawn', 'bank-record-blocked'],
  example: {
    occurredOn: '2026-05-20',
    consentEventId: EVENT,
    receivedOn: '2026-05-20',
    scope: 'FULL',
    otherLegalBasis: 'COMMISSION_RESOLUTION',
  },
  decide: (sent, state, c) => [
    draft(consentWithdrawn, envelope(state, c), { data: sent }),
    ...blocking(sent, state, c),
  ],
});
