import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../builders';
import { eventOf, type Scenario } from '../model';

const [d1, d2] = [PLACES.irkutsk, PLACES.irkutsk2];
const send = b.sender('FAM-13');
const stays = b.sender('FAM-13s');
const [secretary, secretary2, operator, operator2] = [
  'secretary-irkutsk',
  'secretary-irkutsk2',
  'operator-irkutsk',
  'operator-irkutsk2',
];
const people = [b.parent('REP-13-1'), b.child('MIN-13-1', '2014-05-20'), b.child('MIN-13-2', '2017-11-03', 'KR-09')];
const SUBJECTS = [
  b.FAMILY,
  { kind: 'MINOR', personId: idOf('MIN-13-1') },
  { kind: 'MINOR', personId: idOf('MIN-13-2') },
];
const recognition = (number: string, persons: readonly object[], minors: readonly string[]) => ({
  ...b.decided(d1, number, '2026-02-03'),
  persons,
  addresses: [b.homeIn(d1)],
  subjects: [b.familyOn('FG-11'), ...minors.map((name) => b.minorOn(name, 'MG-01'))],
  ...b.workWith(d1, '2026-02-03'),
  firstReviewOn: '2026-08-03',
});
const registered = b.decided(d1, '1/1', '2026-02-03');
const accepted = b.decided(d2, '20/1', '2026-05-14');
const leaves = b.decided(d1, '19/4', '2026-05-18');
const ok = { status: 201, violations: [] } as const;
const moves = { toCommissionId: 'kdn-irkutsk2', reason: 'Семья переехала (вымышленный случай).' };
const card = (
  step: string,
  when: readonly [on: string, as: string],
  expected: Readonly<Record<string, unknown>>,
  path = '',
) => b.ask(step, when, `/families/{FAM-13}${path}`, expected);
const figures = (who: 'families' | 'minors', given: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(given).map(([name, n]) => [`${who}.${name}`, n]));
const quarter = (step: string, as: string, unit: string, expected: Readonly<Record<string, unknown>>) =>
  b.ask(step, ['2026-07-01', as], `/statistics/quarters/2026-Q2?unit=${unit}`, expected);

export const as12: Scenario = {
  id: 'AS-12',
  title: 'IRKUTSK: move to another district',
  place: d1,
  startsOn: '2026-02-03',
  steps: [
    send('given', ['2026-02-03', secretary], ['recognise-sop', recognition('1/1', people, ['MIN-13-1', 'MIN-13-2'])], {
      expect: { status: 201, events: ['recognized-SOP'], withoutViolation: 'REVIEW_MISSING_OR_LATE' },
      due: [{ rule: 'DL-26', status: 'RUNNING', nominalDue: '2026-08-03', responsibleAgencyId: 'kdn-irkutsk' }],
    }),
    stays(
      'given: a family whose transfer is declined',
      ['2026-02-03', secretary],
      ['recognise-sop', recognition('1/2', [b.parent('REP-13s-1'), b.child('MIN-13s-1', '2015-01-15')], ['MIN-13s-1'])],
      { expect: { status: 201 } },
    ),
    send(
      'given: sent to the bank',
      ['2026-02-04', secretary],
      ['send-to-bank', { resolution: registered.resolution, toInstitutionId: 'soc-irkutsk', channel: 'ELECTRONIC' }],
      { expect: ok },
    ),
    send(
      'given: received',
      ['2026-02-04', operator],
      ['receive-at-bank', { sentEventId: eventOf('given: sent to the bank', 'bank-decision-sent') }],
      { expect: ok },
    ),
    send(
      'given: included',
      ['2026-02-05', operator],
      ['include-in-bank', { bankRecordNo: '7', basis: { resolution: registered.resolution } }],
      { expect: ok },
    ),
    send(
      'given: programme',
      ['2026-02-10', operator],
      [
        'draft-programme',
        {
          programmeId: idOf('FAM-13 programme D1'),
          goal: 'Учебная цель.',
          tasks: [],
          measures: b.measures(d1, 'FAM-13', 4, '2026-06-30'),
        },
      ],
      { expect: { status: 201 } },
    ),
    send(
      'given: submitted',
      ['2026-02-11', operator],
      ['submit-programme', { programmeId: idOf('FAM-13 programme D1'), toBodyId: 'kdn-irkutsk' }],
      { expect: { status: 201 } },
    ),
    send(
      'given: approved',
      ['2026-02-17', secretary],
      [
        'approve-programme',
        {
          ...b.decided(d1, '3/1', '2026-02-17'),
          programmeId: idOf('FAM-13 programme D1'),
          approvedBy: 'COMMISSION',
          termFrom: '2026-02-17',
          termTo: '2026-07-31',
          controlDates: [],
          copiesToFamily: 1,
        },
      ],
      { expect: { status: 201, events: ['IPR-approved'] } },
    ),
    { ...b.ask('before: D2 cannot read', ['2026-05-06', secretary2], '/families/{FAM-13}', {}), status: 404 },
    send(
      '2 to itself',
      ['2026-05-07', secretary],
      ['initiate-transfer', { ...moves, toCommissionId: 'kdn-irkutsk', openMeasures: [] }],
      { expect: { status: 422, code: 'TRANSFER_TO_ITSELF' } },
    ),
    send(
      '2 out of the region',
      ['2026-05-07', secretary],
      ['initiate-transfer', { ...moves, toCommissionId: 'kdn-elsewhere', openMeasures: [] }],
      { expect: { status: 422, code: 'COMMISSION_UNKNOWN' } },
    ),
    send('2 by the other district', ['2026-05-07', secretary2], ['initiate-transfer', { ...moves, openMeasures: [] }], {
      expect: { status: 404, code: 'FAMILY_NOT_FOUND' },
    }),
    send(
      '2',
      ['2026-05-07', secretary],
      [
        'initiate-transfer',
        {
          ...moves,
          documentsSent: [b.document('DK-08', '4', '2026-02-05')],
          openMeasures: [2, 3, 4].map((n) => idOf(`FAM-13 measure ${n}`)),
        },
      ],
      { expect: { ...ok, events: ['transfer-initiated'] } },
    ),
    send('2 again', ['2026-05-07', secretary], ['initiate-transfer', { ...moves, openMeasures: [] }], {
      expect: { status: 422, code: 'TRANSFER_OPEN' },
    }),
    card('2: D2 reads the card', ['2026-05-08', secretary2], {
      municipality: d1.oktmo,
      'states.main': 'REGISTERED',
      'transfer.toCommissionId': 'kdn-irkutsk2',
    }),
    b.ask('2: D2 reads the history', ['2026-05-08', secretary2], '/families/{FAM-13}/history?limit=500', {
      'items[type=transfer-initiated].data.toMunicipality': d2.oktmo,
    }),
    b.ask('2: D2 sees it in its list', ['2026-05-08', operator2], '/bank/families', {
      total: 1,
      'items[0].familyId': idOf('FAM-13'),
      'items[0].state': 'REGISTERED',
    }),
    stays('negative: offered', ['2026-05-07', secretary], ['initiate-transfer', { ...moves, openMeasures: [] }], {
      expect: ok,
    }),
    stays('negative: by the sender', ['2026-05-13', secretary], ['decline-transfer', { reason: 'Ошибка.' }], {
      expect: { status: 422, code: 'COMMISSION_NOT_COMPETENT' },
    }),
    stays('negative: declined', ['2026-05-13', secretary2], ['decline-transfer', { reason: 'Не проживает.' }], {
      expect: { ...ok, events: ['transfer-declined'] },
    }),
    b.ask('negative: not in the list of D2', ['2026-05-13', secretary2], '/bank/families', {
      total: 1,
      'items[0].familyId': idOf('FAM-13'),
    }),
    b.ask('negative: D1 stays responsible', ['2026-05-13', operator], '/families/{FAM-13s}', {
      municipality: d1.oktmo,
      'states.main': 'REGISTERED',
      'holdings.length': 1,
    }),
    send(
      '3 by the sending side',
      ['2026-05-14', secretary],
      ['accept-transfer', { ...b.decided(d1, '20/9', '2026-05-14'), subjects: SUBJECTS }],
      { expect: { status: 422, code: 'COMMISSION_NOT_COMPETENT' } },
    ),
    send(
      '3 a stranger among the subjects',
      ['2026-05-14', secretary2],
      ['accept-transfer', { ...accepted, subjects: [{ kind: 'MINOR', personId: idOf('REP-13-1') }] }],
      { expect: { status: 422, code: 'SUBJECT_NOT_REGISTERED' } },
    ),
    send('3', ['2026-05-14', secretary2], ['accept-transfer', { ...accepted, subjects: SUBJECTS }], {
      expect: { ...ok, events: ['resolution-adopted', 'transfer-accepted'] },
      due: [
        { rule: 'DL-32', status: 'RUNNING', effectiveDue: '2026-05-25', responsibleAgencyId: 'kdn-irkutsk' },
        { rule: 'DL-10', triggerOn: '2026-05-14', status: 'RUNNING', responsibleAgencyId: 'kdn-irkutsk2' },
        { rule: 'DL-26', status: 'RUNNING', nominalDue: '2026-08-03', responsibleAgencyId: 'kdn-irkutsk2' },
      ],
    }),
    send('3 again', ['2026-05-14', secretary2], ['accept-transfer', { ...accepted, subjects: SUBJECTS }], {
      expect: { status: 422, code: 'WRONG_STATE' },
    }),
    send(
      '1 and 4',
      ['2026-05-15', operator],
      [
        'submit-data-change',
        {
          changedOn: '2026-05-06',
          submittedOn: '2026-05-15',
          changes: [{ fieldPath: 'addresses.ACTUAL', address: b.homeIn(d2) }],
        },
      ],
      {
        expect: { ...ok, events: ['data-change-submitted', 'residence-changed'] },
        due: [{ rule: 'DL-30', status: 'MET', nominalDue: '2026-05-18', effectiveDue: '2026-05-18' }],
      },
    ),
    send(
      '5 decided',
      ['2026-05-18', secretary],
      ['adopt-resolution', { ...leaves, decisions: [{ decisionType: 'DT-DEREG', subjects: [b.FAMILY] }] }],
      { expect: ok },
    ),
    send(
      '5 sent',
      ['2026-05-18', secretary],
      ['send-exclusion', { resolution: leaves.resolution, toInstitutionId: 'soc-irkutsk', channel: 'ELECTRONIC' }],
      { expect: ok, due: [{ rule: 'DL-32', status: 'MET', effectiveDue: '2026-05-25', metOn: '2026-05-18' }] },
    ),
    send(
      '5 received',
      ['2026-05-18', operator],
      ['receive-exclusion', { sentEventId: eventOf('5 sent', 'bank-exclusion-sent') }],
      { expect: ok, due: [{ rule: 'DL-33', status: 'RUNNING', effectiveDue: '2026-05-21' }] },
    ),
    send(
      '6 sent',
      ['2026-05-18', secretary2],
      ['send-to-bank', { resolution: accepted.resolution, toInstitutionId: 'soc-irkutsk2', channel: 'ELECTRONIC' }],
      { expect: ok },
    ),
    send(
      '6 received',
      ['2026-05-18', operator2],
      ['receive-at-bank', { sentEventId: eventOf('6 sent', 'bank-decision-sent') }],
      { expect: ok },
    ),
    card('6: each with its own record', ['2026-05-18', secretary2], {
      'states.bank': 'BANK_DECISION_RECEIVED',
      [`holdings[municipality=${d1.oktmo}].bank`]: 'BANK_EXCLUSION_RECEIVED',
      [`holdings[municipality=${d2.oktmo}].bank`]: 'BANK_DECISION_RECEIVED',
    }),
    send(
      '6',
      ['2026-05-20', operator2],
      ['include-in-bank', { bankRecordNo: '3', basis: { resolution: accepted.resolution } }],
      {
        expect: ok,
        due: [
          {
            rule: 'DL-11',
            triggerOn: '2026-05-18',
            status: 'MET',
            effectiveDue: '2026-05-21',
            responsibleAgencyId: 'soc-irkutsk2',
          },
        ],
      },
    ),
    send(
      '7',
      ['2026-05-21', operator],
      ['exclude-from-bank', { basis: { resolution: leaves.resolution }, ground: 'FD-05a' }],
      {
        expect: ok,
        due: [
          {
            rule: 'DL-33',
            status: 'MET',
            effectiveDue: '2026-05-21',
            metOn: '2026-05-21',
            responsibleAgencyId: 'soc-irkutsk',
          },
        ],
      },
    ),
    send(
      'D1 decides no more',
      ['2026-05-22', secretary],
      ['order-survey', { orderedTo: ['soc-irkutsk'], scope: ['LIVING_CONDITIONS'], urgent: false }],
      {
        expect: { status: 404, code: 'FAMILY_NOT_FOUND' },
      },
    ),
    send(
      'D2 drafts',
      ['2026-05-25', operator2],
      [
        'draft-programme',
        {
          programmeId: idOf('FAM-13 programme D2'),
          goal: 'Учебная цель.',
          tasks: [],
          measures: b.measures(d2, 'FAM-13 D2', 1, '2026-09-30'),
        },
      ],
      { expect: { status: 201 } },
    ),
    send(
      'D2 submits',
      ['2026-05-25', operator2],
      ['submit-programme', { programmeId: idOf('FAM-13 programme D2'), toBodyId: 'kdn-irkutsk2' }],
      { expect: { status: 201 } },
    ),
    send(
      'D2 approves',
      ['2026-05-28', secretary2],
      [
        'approve-programme',
        {
          ...b.decided(d2, '22/1', '2026-05-28'),
          programmeId: idOf('FAM-13 programme D2'),
          approvedBy: 'COMMISSION',
          termFrom: '2026-05-28',
          termTo: '2026-07-31',
          controlDates: [],
          copiesToFamily: 1,
        },
      ],
      { expect: { status: 201, events: ['IPR-approved'] } },
    ),
  ],
  then: [
    card('then: registered in D2', ['2026-06-01', secretary2], {
      municipality: d2.oktmo,
      episode: 1,
      'states.main': 'REGISTERED',
      'states.bank': 'BANK_INCLUDED',
      nextReviewOn: '2026-08-03',
      'subjects[kind=FAMILY].registeredOn': '2026-02-03',
      'holdings.length': 2,
      [`holdings[municipality=${d1.oktmo}].state`]: 'TRANSFERRED_OUT',
      [`holdings[municipality=${d1.oktmo}].from`]: '2026-02-03',
      [`holdings[municipality=${d1.oktmo}].to`]: '2026-05-14',
      [`holdings[municipality=${d1.oktmo}].bank`]: 'BANK_EXCLUDED',
      [`holdings[municipality=${d2.oktmo}].state`]: 'REGISTERED',
      [`holdings[municipality=${d2.oktmo}].from`]: '2026-05-14',
    }),
    card('then: open measures are in the programme of D2', ['2026-06-01', secretary2], {
      'programme.programmeId': idOf('FAM-13 programme D2'),
      'programme.version': 1,
      'programme.measures.length': 4,
      [`programme.measures[measureId=${idOf('FAM-13 measure 2')}].title`]: 'Мероприятие 2',
    }),
    card('then: D1 on the eve', ['2026-06-01', secretary], { municipality: d1.oktmo }, '?asOf=2026-05-13'),
    card('then: D1 on the day', ['2026-06-01', secretary], { municipality: d2.oktmo }, '?asOf=2026-05-14'),
    b.ask('then: list of D1', ['2026-06-01', secretary], '/bank/families?state=TRANSFERRED_OUT', {
      total: 1,
      'items[0].familyId': idOf('FAM-13'),
      'items[0].municipality': d1.oktmo,
    }),
    b.ask('then: list of D2', ['2026-06-01', secretary2], '/bank/families?state=REGISTERED', { total: 1 }),
    b.ask('then: the region counts it once', ['2026-06-01', 'regional'], '/bank/families', { total: 2 }),
    b.ask('then: one chain', ['2026-06-01', secretary2], '/families/{FAM-13}/history?limit=500', {
      'items[type=residence-changed].occurredOn': '2026-05-06',
      'items[type=transfer-accepted].data.continuesRegistrationFrom': '2026-02-03',
      'items[type=transfer-accepted].data.fromMunicipality': d1.oktmo,
    }),
    quarter('then: Q2 of D1', secretary, d1.oktmo, {
      ...figures('families', { opening: 2, in: 0, out: 1, outTransfer: 1, outPositive: 0, closing: 1 }),
      ...figures('minors', { opening: 3, in: 0, out: 2, outTransfer: 2, closing: 1 }),
    }),
    quarter('then: Q2 of D2', secretary2, d2.oktmo, {
      ...figures('families', { opening: 0, in: 1, inTransfer: 1, inFirst: 0, inRepeated: 0, out: 0, closing: 1 }),
      ...figures('minors', { opening: 0, in: 2, inTransfer: 2, out: 0, closing: 2 }),
    }),
    quarter('then: Q2 of the region', 'analyst', 'REGION', {
      ...figures('families', { opening: 2, in: 0, inTransfer: 0, out: 0, outTransfer: 0, closing: 2 }),
      ...figures('minors', { opening: 3, in: 0, out: 0, closing: 3 }),
    }),
  ],
};
