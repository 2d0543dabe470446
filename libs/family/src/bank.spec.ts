import { SON, MOTHER, resolutionOn } from './shared/examples';
import { bankEpisode, currentEpisode } from './state';
import { familyAt } from './history';
import { eventId, FAMILY, given, played, registered, reported, sent, world, type Sent } from './testing';

const family = { kind: 'FAMILY', ground: 'FD-06' };
const son = { kind: 'MINOR', personId: SON, ground: 'MD-05' };
const leave = (...subjects: readonly object[]) => sent('deregister', { subjects });
const after = (...commands: readonly Sent[]) => familyAt(FAMILY, played(commands), world);
const bank = (...more: readonly Sent[]) => bankEpisode(after(...registered, ...more))?.bank;

const included = sent('include-in-bank');
const submitted = sent('submit-data-change');
const applied = (n: number) => sent('apply-data-change', { basedOnEventId: eventId(n) });
/** Registered is eight facts; the record and the submission with its move make eleven. */
const inBank = [...registered, included];
const left = [...inBank, leave(family, son)];

describe('the bank region (spec 3.2)', () => {
  it.each<[string | undefined, readonly Sent[]]>([
    [undefined, []],
    ['BANK_DECISION_SENT', [sent('send-to-bank')]],
    ['BANK_DECISION_RECEIVED', [sent('send-to-bank'), sent('receive-at-bank', { sentEventId: eventId(8) })]],
    ['BANK_INCLUDED', [included]],
    ['BANK_INCLUDED', [included, sent('send-to-bank', {}, '2026-03-03')]],
    ['BANK_CHANGE_PENDING', [included, submitted]],
    ['BANK_INCLUDED', [included, submitted, applied(9)]],
    ['BANK_EXCLUSION_SENT', [included, leave(family, son), sent('send-exclusion')]],
    [
      'BANK_EXCLUSION_RECEIVED',
      [included, leave(family, son), sent('send-exclusion'), sent('receive-exclusion', { sentEventId: eventId(11) })],
    ],
    ['BANK_EXCLUDED', [included, leave(family, son), sent('exclude-from-bank')]],
  ])('is %s', (expected, more) => {
    expect(bank(...more)?.state).toBe(expected);
  });

  it('stays pending until the last submitted change is applied', () => {
    const second = sent('submit-data-change', { changedOn: '2026-04-20', submittedOn: '2026-04-28' }, '2026-04-28');
    expect(bank(included, submitted, second, applied(9))).toMatchObject({
      state: 'BANK_CHANGE_PENDING',
      pending: { [eventId(11)]: ['addresses.ACTUAL'] },
    });
  });

  it('outlives the registration: the exclusion finds the record of the episode before', () => {
    const again = sent('report', { persons: [{ personId: SON, role: 'KR-08' }] }, '2026-08-29');
    const state = after(...left, again, sent('exclude-from-bank'));
    expect(state.episodes.map((e) => e.bank?.state ?? null)).toEqual(['BANK_EXCLUDED', null]);
    expect(currentEpisode(state)?.number).toBe(2);
  });
});

describe('include-in-bank', () => {
  it('stores by reference what the record holds (IRKUTSK 39)', () => {
    given(...registered)
      .when(included)
      .then([
        'bank-record-included',
        {
          bankRecordNo: '15',
          contents: {
            persons: [MOTHER, SON],
            subjects: [
              { kind: 'FAMILY', grounds: ['FG-01'] },
              { kind: 'MINOR', personId: SON, grounds: ['MG-01'] },
            ],
            preventiveWorkById: 'soc-1',
          },
        },
      ]);
  });

  it('is refused without a registration, without its resolution, and on two grounds or none', () => {
    given(reported).when(included).thenRejected('WRONG_STATE');
    given(...registered)
      .when(sent('include-in-bank', { basis: { resolution: resolutionOn('99/9', '2026-02-17') } }))
      .thenRejected('WRONG_STATE', 'basis.resolution.number');
    for (const basis of [{}, { ...(included.body['basis'] as object), agreementNo: '7' }])
      given(...registered)
        .when(sent('include-in-bank', { basis }))
        .thenRejected('VALIDATION_FAILED', 'basis');
  });
});

describe('sending to the bank and back', () => {
  it('needs the registration, and its resolution', () => {
    given(reported).when(sent('send-to-bank')).thenRejected('WRONG_STATE');
    given(...registered)
      .when(sent('send-to-bank', { resolution: resolutionOn('99/9', '2026-02-17') }))
      .thenRejected('WRONG_STATE', 'resolution.number');
  });

  it('is received only where it was sent, each by its own kind', () => {
    given(...registered)
      .when(sent('receive-at-bank'))
      .thenRejected('WRONG_STATE', 'sentEventId');
    given(...left, sent('send-exclusion'))
      .when(sent('receive-at-bank', { sentEventId: eventId(11) }, '2026-08-28'))
      .thenRejected('WRONG_STATE', 'sentEventId');
  });

  it('sends an exclusion only when the last subject has left', () => {
    given(...inBank, leave(son))
      .when(sent('send-exclusion'))
      .thenRejected('WRONG_STATE');
    given(...left)
      .when(sent('send-exclusion'))
      .then('bank-exclusion-sent');
  });
});

describe('exclude-from-bank', () => {
  it('is refused while a subject remains, without a record, and a second time', () => {
    given(...inBank, leave(son))
      .when(sent('exclude-from-bank'))
      .thenRejected('WRONG_STATE');
    given(...registered, leave(family, son))
      .when(sent('exclude-from-bank'))
      .thenRejected('WRONG_STATE');
    given(...left, sent('exclude-from-bank'))
      .when(sent('exclude-from-bank'))
      .thenRejected('WRONG_STATE');
  });

  it('rests on a resolution of the family or a withdrawn consent, not both', () => {
    given(...left)
      .when(sent('exclude-from-bank', { basis: {} }))
      .thenRejected('VALIDATION_FAILED', 'basis');
    given(...left)
      .when(sent('exclude-from-bank', { basis: { resolution: resolutionOn('99/9', '2026-08-25') } }))
      .thenRejected('WRONG_STATE', 'basis.resolution.number');
    given(...left)
      .when(sent('exclude-from-bank', { basis: { withdrawalEventId: eventId(0) } }))
      .thenRejected('WRONG_STATE', 'basis.withdrawalEventId');
  });
});
