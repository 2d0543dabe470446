import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../builders';
import type { Data, Scenario } from '../model';

const [d1, d2] = [PLACES.irkutsk, PLACES.irkutsk2];
const send = b.sender('FAM-R');
const [secretary, secretary2, operator, operator2] = [
  'secretary-irkutsk',
  'secretary-irkutsk2',
  'operator-irkutsk',
  'operator-irkutsk2',
];
const MINOR = idOf('MIN-R-1');
const SUBJECTS = [b.FAMILY, { kind: 'MINOR', personId: MINOR }];
const ok = { status: 201, violations: [] } as const;
const offered = (toCommissionId: string): Data => ({
  toCommissionId,
  reason: 'Переезд (вымышленный).',
  openMeasures: [],
});
const [registered, intoD2, intoD1, leaving] = [
  b.decided(d1, '1/1', '2026-02-03'),
  b.decided(d2, '20/1', '2026-05-14'),
  b.decided(d1, '33/1', '2026-08-13'),
  b.decided(d1, '45/1', '2026-11-10'),
];
const card = (step: string, when: readonly [on: string, as: string], expected: Data, path = '') =>
  b.ask(step, when, `/families/{FAM-R}${path}`, expected);
const NOTHING = { in: 0, inFirst: 0, inRepeated: 0, inTransfer: 0, out: 0, outTransfer: 0, outPositive: 0 };
/** Families and minors of a quarter alike: one of each moves. */
const quarter = (name: string, [as, unit]: readonly [as: string, unit: string], given: Data) =>
  b.ask(
    `then: ${name} of ${unit}`,
    ['2027-01-11', as],
    `/statistics/quarters/2026-${name}?unit=${unit}`,
    Object.fromEntries(
      ['families', 'minors'].flatMap((who) =>
        Object.entries({ ...NOTHING, ...given }).map(([line, n]) => [`${who}.${line}`, n]),
      ),
    ),
  );

/**
 * Architecture decision 1 beyond AS-12: an offer that was declined is made again, the family comes back to where it was
 * registered, and leaves the register there. It is registered once, on 2026-02-03; nothing of it is a repeat (CG-58).
 */
export const movedBack: Scenario = {
  id: 'MOVED-BACK',
  title: 'IRKUTSK: declined, moved, moved back and deregistered: one registration, counted once',
  place: d1,
  startsOn: '2026-02-03',
  steps: [
    send(
      'given',
      ['2026-02-03', secretary],
      [
        'recognise-sop',
        {
          ...registered,
          persons: [b.parent('REP-R-1'), b.child('MIN-R-1', '2014-05-20')],
          addresses: [b.homeIn(d1)],
          subjects: [b.familyOn('FG-11'), b.minorOn('MIN-R-1', 'MG-01')],
          ...b.workWith(d1, '2026-02-03'),
          firstReviewOn: '2026-08-03',
        },
      ],
    ),
    send('1 declined without an offer', ['2026-04-01', secretary], ['decline-transfer', { reason: 'Нет.' }], {
      expect: { status: 422, code: 'WRONG_STATE' },
    }),
    send('1 offered', ['2026-04-02', secretary], ['initiate-transfer', offered('kdn-irkutsk2')], { expect: ok }),
    send('2 declined', ['2026-04-08', secretary2], ['decline-transfer', { reason: 'Ещё не переехала.' }], {
      expect: { ...ok, events: ['transfer-declined'] },
    }),
    send(
      '2 accepted after all',
      ['2026-04-09', secretary2],
      ['accept-transfer', { ...b.decided(d2, '15/1', '2026-04-09'), subjects: SUBJECTS }],
      {
        expect: { status: 422, code: 'WRONG_STATE' },
      },
    ),
    send('3 offered again', ['2026-05-07', secretary], ['initiate-transfer', offered('kdn-irkutsk2')], { expect: ok }),
    send('4 accepted', ['2026-05-14', secretary2], ['accept-transfer', { ...intoD2, subjects: SUBJECTS }], {
      expect: { ...ok, events: ['resolution-adopted', 'transfer-accepted'] },
      due: [
        {
          rule: 'DL-32',
          triggerOn: '2026-05-14',
          status: 'RUNNING',
          effectiveDue: '2026-05-25',
          responsibleAgencyId: 'kdn-irkutsk',
        },
      ],
    }),
    send(
      'D1 deregisters what it has no more',
      ['2026-05-15', secretary],
      [
        'deregister',
        { ...b.decided(d1, '19/9', '2026-05-15'), subjects: [{ ...b.FAMILY, ground: 'FD-06' }], mode: 'PLAIN' },
      ],
      {
        expect: { status: 404, code: 'FAMILY_NOT_FOUND' },
      },
    ),
    send('5 offered back', ['2026-08-03', secretary2], ['initiate-transfer', offered('kdn-irkutsk')], { expect: ok }),
    send('6 accepted back', ['2026-08-13', secretary], ['accept-transfer', { ...intoD1, subjects: SUBJECTS }], {
      expect: { ...ok, events: ['resolution-adopted', 'transfer-accepted'] },
      // Seven working days from 13.08, a Thursday: 24.08, owed by the commission that gives the family away.
      due: [
        {
          rule: 'DL-32',
          triggerOn: '2026-08-13',
          status: 'RUNNING',
          effectiveDue: '2026-08-24',
          responsibleAgencyId: 'kdn-irkutsk2',
        },
      ],
    }),
    send(
      'D2 decides no more',
      ['2026-08-14', secretary2],
      ['order-survey', { orderedTo: ['soc-irkutsk2'], scope: ['LIVING_CONDITIONS'], urgent: false }],
      {
        expect: { status: 404, code: 'FAMILY_NOT_FOUND' },
      },
    ),
    card('6: at home again', ['2026-08-14', secretary], {
      municipality: d1.oktmo,
      episode: 1,
      'states.main': 'REGISTERED',
      'subjects[kind=FAMILY].registeredOn': '2026-02-03',
      [`holdings[municipality=${d2.oktmo}].state`]: 'TRANSFERRED_OUT',
      [`holdings[municipality=${d2.oktmo}].from`]: '2026-05-14',
      [`holdings[municipality=${d2.oktmo}].to`]: '2026-08-13',
      [`holdings[municipality=${d1.oktmo}&state=REGISTERED].from`]: '2026-08-13',
    }),
    send(
      '7',
      ['2026-11-10', secretary],
      [
        'deregister',
        {
          ...leaving,
          subjects: [
            { ...b.FAMILY, ground: 'FD-06' },
            { kind: 'MINOR', personId: MINOR, ground: 'MD-05' },
          ],
          mode: 'PLAIN',
        },
      ],
      {
        expect: { status: 201, events: ['deregistered'] },
      },
    ),
  ],
  then: [
    card(
      'then: with D1 in April',
      ['2027-01-11', secretary],
      { municipality: d1.oktmo, 'states.main': 'REGISTERED' },
      '?asOf=2026-04-30',
    ),
    card(
      'then: with D2 in July',
      ['2027-01-11', secretary],
      { municipality: d2.oktmo, 'states.main': 'REGISTERED' },
      '?asOf=2026-07-01',
    ),
    card(
      'then: with D1 in September',
      ['2027-01-11', secretary],
      { municipality: d1.oktmo, 'states.main': 'REGISTERED' },
      '?asOf=2026-09-01',
    ),
    card('then: left there', ['2027-01-11', secretary], { 'states.main': 'DEREGISTERED', episode: 1 }),
    b.ask('then: the list of D2 in July', ['2027-01-11', operator2], '/bank/families?asOf=2026-07-01', {
      total: 1,
      'items[0].state': 'REGISTERED',
    }),
    b.ask('then: the list of D1 in July', ['2027-01-11', operator], '/bank/families?asOf=2026-07-01&state=REGISTERED', {
      total: 0,
    }),
    b.ask(
      'then: the list of D1 in September',
      ['2027-01-11', operator],
      '/bank/families?asOf=2026-09-01&state=REGISTERED',
      { total: 1 },
    ),
    quarter('Q1', [secretary, d1.oktmo], { opening: 0, in: 1, inFirst: 1, closing: 1 }),
    quarter('Q2', [secretary, d1.oktmo], { opening: 1, out: 1, outTransfer: 1, closing: 0 }),
    quarter('Q2', [secretary2, d2.oktmo], { opening: 0, in: 1, inTransfer: 1, closing: 1 }),
    quarter('Q3', [secretary2, d2.oktmo], { opening: 1, out: 1, outTransfer: 1, closing: 0 }),
    quarter('Q3', [secretary, d1.oktmo], { opening: 0, in: 1, inTransfer: 1, closing: 1 }),
    quarter('Q4', [secretary, d1.oktmo], { opening: 1, out: 1, outPositive: 1, closing: 0 }),
    quarter('Q4', [secretary2, d2.oktmo], { opening: 0, closing: 0 }),
    ...(['Q2', 'Q3'] as const).map((name) => quarter(name, ['analyst', 'REGION'], { opening: 1, closing: 1 })),
    quarter('Q4', ['analyst', 'REGION'], { opening: 1, out: 1, outPositive: 1, closing: 0 }),
  ],
};
