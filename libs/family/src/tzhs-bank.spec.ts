import { MOTHER, resolutionOn, SON } from './shared/examples';
import { bankEpisode } from './state';
import { eventId, played, registered, sent, under, type Sent } from './testing';
import { approved, agreed, consent, include, inBank, OKTYABRSKY, after } from './testing/tzhs-story';

describe('include-in-bank under OKTYABRSKY 11.5', () => {
  it('needs the agreement and a consent, a registration is not enough', () => {
    const refused = (...before: readonly Sent[]) => under(OKTYABRSKY, ...before).when(include);
    refused(...approved).thenRejected('AGREEMENT_MISSING');
    refused(...agreed).thenRejected('CONSENT_MISSING');
    refused(...agreed, sent('record-refusal', { purpose: 'BANK_INCLUSION' }, '2026-03-12')).thenRejected(
      'CONSENT_MISSING',
    );
    refused(...agreed, consent(MOTHER), sent('terminate-agreement', {}, '2026-03-20')).thenRejected(
      'AGREEMENT_MISSING',
    );
    under(OKTYABRSKY, ...registered)
      .when(sent('include-in-bank'))
      .thenRejected('AGREEMENT_MISSING');
  });

  it('names the agreement that there is', () => {
    under(OKTYABRSKY, ...agreed, consent(MOTHER))
      .when(sent('include-in-bank', { basis: { agreementNo: '8' } }, '2026-03-23'))
      .thenRejected('AGREEMENT_MISSING', 'basis.agreementNo');
  });

  it('leaves out who did not consent, not the family', () => {
    under(OKTYABRSKY, ...agreed, consent(SON))
      .when(include)
      .then(['bank-record-included', { contents: { persons: [SON], subjects: [] } }]);
    under(OKTYABRSKY, ...agreed, consent(SON), consent(MOTHER))
      .when(include)
      .then(['bank-record-included', { contents: { persons: [MOTHER, SON] } }]);
  });
});

describe('withdraw-consent (spec 9.2.3)', () => {
  const stream = played(inBank, OKTYABRSKY);
  const inBankLength = stream.length;
  const firstConsent = stream.find((f) => f.type === 'consent-given')?.eventId ?? '';
  const withdraw = (otherLegalBasis: string, changes: object = {}) =>
    sent('withdraw-consent', { consentEventId: firstConsent, otherLegalBasis, ...changes });

  it.each(['FULL', 'BANK_ONLY'])('scope %s blocks the TZhS record the same day', (scope) => {
    const events = under(OKTYABRSKY, ...inBank)
      .when(withdraw('NONE', { scope }))
      .then('consent-withdrawn', ['bank-record-blocked', { reason: 'CONSENT_WITHDRAWN' }]);
    expect(events.map((e) => e.occurredOn)).toEqual(['2026-05-20', '2026-05-20']);
    expect(bankEpisode(after([...inBank, withdraw('NONE', { scope })]))?.bank?.state).toBe('BANK_BLOCKED');
  });

  it('leaves the card where another basis keeps the data, and says whose consent is gone', () => {
    under(OKTYABRSKY, ...inBank)
      .when(withdraw('COMMISSION_RESOLUTION'))
      .then('consent-withdrawn');
    const state = after([...inBank, withdraw('COMMISSION_RESOLUTION')]);
    expect(bankEpisode(state)?.bank?.state).toBe('BANK_INCLUDED');
    expect(state.consents.map((c) => c.state)).toEqual(['WITHDRAWN', 'GIVEN']);
  });

  it('blocks neither what is not in the bank, nor a registration, nor twice', () => {
    under(OKTYABRSKY, ...inBank.slice(0, -1))
      .when(withdraw('NONE'))
      .then('consent-withdrawn');
    const recognised = sent('recognise-sop', { resolution: resolutionOn('9/9', '2026-05-12') }, '2026-05-12');
    under(OKTYABRSKY, ...inBank, recognised)
      .when(withdraw('NONE'))
      .then('consent-withdrawn');
    const other = sent('withdraw-consent', { consentEventId: eventId(inBankLength - 3), otherLegalBasis: 'NONE' });
    under(OKTYABRSKY, ...inBank, withdraw('NONE'))
      .when(other)
      .then('consent-withdrawn');
  });

  it('wants words for another basis', () => {
    under(OKTYABRSKY, ...inBank)
      .when(withdraw('OTHER'))
      .thenRejected('VALIDATION_FAILED', 'otherLegalBasisText');
  });

  it('lets a record be excluded, or included again on a new consent', () => {
    const blocked = [...inBank, withdraw('NONE')];
    const exclusion = sent('exclude-from-bank', {
      basis: { withdrawalEventId: eventId(inBankLength) },
      ground: 'FD-99',
      groundText: 'Отзыв согласия',
    });
    under(OKTYABRSKY, ...blocked)
      .when(exclusion)
      .then('bank-record-excluded');
    const renewed = sent('record-consent', { purpose: 'BANK_INCLUSION' }, '2026-06-01');
    expect(bankEpisode(after([...blocked, renewed, { ...include, on: '2026-06-02' }]))?.bank?.state).toBe(
      'BANK_INCLUDED',
    );
  });
});
