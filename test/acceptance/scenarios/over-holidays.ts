import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../builders';
import { eventOf, type Data, type Scenario } from '../model';

const [d1, d2] = [PLACES.irkutsk, PLACES.irkutsk2];
const [secretary, secretary2, operator, curator] = [
  'secretary-irkutsk',
  'secretary-irkutsk2',
  'operator-irkutsk',
  'curator-irkutsk',
];
/** Told of a change over New Year, and left by a sibling; moved in mid-quarter; annulled by a court; registered again. */
const [TOLD, MOVED, ANNULLED, AGAIN] = ['FAM-H-1', 'FAM-H-2', 'FAM-H-3', 'FAM-H-4'];
const send = b.sender(TOLD);
const MINORS = (family: string) => [b.minorOn(`A ${family}`, 'MG-01'), b.minorOn(`B ${family}`, 'MG-02')];
const minor = (name: string, family: string, more: Data = {}): Data => ({
  kind: 'MINOR',
  personId: idOf(`${name} ${family}`),
  ...more,
});
const recognition = (number: string, on: string, [family, subjects]: readonly [string, readonly Data[]]): Data => ({
  ...b.decided(d1, number, on),
  persons: [b.parent(`P ${family}`), b.child(`A ${family}`, '2013-06-01'), b.child(`B ${family}`, '2016-06-01')],
  addresses: [b.homeIn(d1)],
  subjects,
  ...b.workWith(d1, on),
  curator: { agencyId: 'soc-irkutsk', officerId: 'off-curator-irkutsk' },
});
const leaving = (number: string, on: string, subjects: readonly Data[]): Data => ({
  ...b.decided(d1, number, on),
  subjects,
  mode: 'PLAIN',
});
const moved = (from: string, to: string) => ({ changedOn: from, submittedOn: to });
const quarter = (name: string, unit: string, expected: Data) =>
  b.ask(`then: ${name} of ${unit}`, ['2026-10-12', 'ministry'], `/statistics/quarters/${name}?unit=${unit}`, expected);
const sentToBank = (number: string, on: string): Data => ({
  resolution: b.resolutionOf(d1, number, on),
  toInstitutionId: 'soc-irkutsk',
  channel: 'ELECTRONIC',
});

/**
 * Terms of IRKUTSK over New Year, 23 February, 8 March and May, and figures of what happens in the middle of a quarter.
 * Every day is counted by hand with the calendars of 2025 and 2026 (domain spec, section 12).
 */
export const overHolidays: Scenario = {
  id: 'OVER-HOLIDAYS',
  title: 'IRKUTSK: changes over New Year, a move in mid-quarter, a sibling who leaves, a court, a return',
  place: d1,
  startsOn: '2025-12-15',
  steps: [
    send(
      'given',
      ['2025-12-15', secretary],
      ['recognise-sop', recognition('50/1', '2025-12-15', [TOLD, MINORS(TOLD)])],
    ),
    // Seven working days from Monday the 15th: 16, 17, 18, 19, 22, 23, 24.
    send('sent on the last day', ['2025-12-24', secretary], ['send-to-bank', sentToBank('50/1', '2025-12-15')], {
      due: [{ rule: 'DL-10', status: 'MET', triggerOn: '2025-12-15', effectiveDue: '2025-12-24' }],
    }),
    // Received on the 30th: the 31st and 1 to 11 January are off, so the three are 12, 13 and 14 January.
    send(
      'received before the holidays',
      ['2025-12-30', operator],
      ['receive-at-bank', { sentEventId: eventOf('sent on the last day', 'bank-decision-sent') }],
      {
        due: [
          {
            rule: 'DL-11',
            status: 'RUNNING',
            triggerOn: '2025-12-30',
            nominalDue: '2026-01-14',
            effectiveDue: '2026-01-14',
          },
        ],
      },
    ),
    send(
      'included a day late',
      ['2026-01-15', operator],
      ['include-in-bank', { bankRecordNo: '501', basis: { resolution: b.resolutionOf(d1, '50/1', '2025-12-15') } }],
      {
        expect: { status: 201, violations: ['DL-11'] },
        due: [{ rule: 'DL-11', status: 'MET_LATE', metOn: '2026-01-15', lateWorkingDays: 1 }],
      },
    ),
    // Changed on Friday the 26th, told on 19 January: 29, 30 December, 12, 13, 14, 15, 16 January are the seven.
    send(
      'change told late',
      ['2026-01-19', curator],
      [
        'submit-data-change',
        {
          ...moved('2025-12-26', '2026-01-19'),
          changes: [{ fieldPath: 'addresses', address: b.homeIn(d1) }],
        },
      ],
      {
        expect: { status: 201, withViolation: 'DL-30' },
        due: [
          {
            rule: 'DL-30',
            status: 'MET_LATE',
            triggerOn: '2025-12-26',
            effectiveDue: '2026-01-16',
            lateWorkingDays: 1,
          },
        ],
      },
    ),
    // Registered before 23 February; the seven are 19, 20, 24, 25, 26, 27 February and 2 March.
    send(
      'moving: registered',
      ['2026-02-18', secretary],
      ['recognise-sop', recognition('7/1', '2026-02-18', [MOVED, [b.familyOn('FG-11'), ...MINORS(MOVED)]])],
      {
        family: MOVED,
        due: [{ rule: 'DL-10', status: 'RUNNING', triggerOn: '2026-02-18', effectiveDue: '2026-03-02' }],
      },
    ),
    send(
      'annulled: registered',
      ['2026-02-18', secretary],
      ['recognise-sop', recognition('7/1', '2026-02-18', [ANNULLED, [b.familyOn('FG-11'), ...MINORS(ANNULLED)]])],
      { family: ANNULLED },
    ),
    send(
      'again: registered',
      ['2026-02-18', secretary],
      ['recognise-sop', recognition('7/1', '2026-02-18', [AGAIN, MINORS(AGAIN)])],
      { family: AGAIN },
    ),
    send(
      'moving: offered',
      ['2026-02-25', secretary],
      ['initiate-transfer', { toCommissionId: 'kdn-irkutsk2', reason: 'Переезд (вымышленный).', openMeasures: [] }],
      { family: MOVED },
    ),
    send(
      'moving: accepted',
      ['2026-02-27', secretary2],
      [
        'accept-transfer',
        { ...b.decided(d2, '9/1', '2026-02-27'), subjects: [b.FAMILY, minor('A', MOVED), minor('B', MOVED)] },
      ],
      {
        family: MOVED,
        due: [
          // What was still to be sent fell away with the family; the receiving side has seven days of its own.
          { rule: 'DL-10', status: 'CANCELLED', triggerOn: '2026-02-18' },
          {
            rule: 'DL-10',
            status: 'RUNNING',
            triggerOn: '2026-02-27',
            effectiveDue: '2026-03-11',
            responsibleAgencyId: 'kdn-irkutsk2',
          },
          {
            rule: 'DL-32',
            status: 'RUNNING',
            triggerOn: '2026-02-27',
            effectiveDue: '2026-03-11',
            responsibleAgencyId: 'kdn-irkutsk',
          },
          {
            rule: 'DL-26',
            status: 'RUNNING',
            nominalDue: '2026-08-18',
            effectiveDue: '2026-08-18',
            responsibleAgencyId: 'kdn-irkutsk2',
          },
        ],
      },
    ),
    // A sibling leaves, the family stays: a minor is out, no family is.
    send(
      'a sibling leaves',
      ['2026-03-03', secretary],
      ['deregister', leaving('9/5', '2026-03-03', [minor('A', AGAIN, { ground: 'MD-05' })])],
      { family: AGAIN },
    ),
    b.judged('a sibling leaves: nothing to exclude', '2026-03-03', AGAIN, {
      rule: 'DL-26',
      status: 'RUNNING',
      effectiveDue: '2026-08-18',
    }),
    send(
      'the last one leaves',
      ['2026-04-28', secretary],
      ['deregister', leaving('17/2', '2026-04-28', [minor('B', AGAIN, { ground: 'MD-04b' })])],
      {
        family: AGAIN,
        // 29, 30 April, 4, 5, 6, 7, 8 May: 1 May is off.
        due: [{ rule: 'DL-32', status: 'RUNNING', triggerOn: '2026-04-28', effectiveDue: '2026-05-08' }],
      },
    ),
    send(
      'in force',
      ['2026-05-20', secretary],
      [
        'record-court-annulment',
        {
          resolution: b.resolutionOf(d1, '7/1', '2026-02-18'),
          courtName: 'Учебный районный суд (вымышленный)',
          courtCaseNo: '2а-7/2026',
          decidedOn: '2026-04-15',
          inForceOn: '2026-05-20',
          subjects: [b.FAMILY, minor('A', ANNULLED), minor('B', ANNULLED)],
        },
      ],
      { family: ANNULLED },
    ),
    b.judged('in force: nothing to review', '2026-05-20', ANNULLED, { rule: 'DL-26', status: 'CANCELLED' }),
    send(
      'again: after three months',
      ['2026-08-04', secretary],
      [
        'recognise-sop',
        {
          ...b.decided(d1, '30/1', '2026-08-04'),
          subjects: [minor('B', AGAIN, { grounds: ['MG-01'] })],
          ...b.workWith(d1, '2026-08-04'),
        },
      ],
      { family: AGAIN },
    ),
  ],
  then: [
    quarter('2026-Q1', d1.oktmo, {
      'families.opening': 1,
      'families.inFirst': 3,
      'families.inRepeated': 0,
      'families.out': 1,
      'families.outTransfer': 1,
      'families.closing': 3,
      'minors.opening': 2,
      'minors.inFirst': 6,
      'minors.out': 3,
      'minors.outTransfer': 2,
      'minors.outPositive': 1,
      'minors.closing': 5,
      'indicators.ST-07.out': 1,
    }),
    quarter('2026-Q1', d2.oktmo, {
      'families.in': 1,
      'families.inTransfer': 1,
      'families.closing': 1,
      'minors.inTransfer': 2,
      'minors.closing': 2,
    }),
    quarter('2026-Q1', 'REGION', {
      'families.in': 3,
      'families.inTransfer': 0,
      'families.out': 0,
      'families.closing': 4,
      'minors.out': 1,
      'minors.closing': 7,
    }),
    quarter('2026-Q2', d1.oktmo, {
      'families.out': 2,
      'families.outAnnulled': 1,
      'families.outPositive': 0,
      'families.outByGround': { 'MD-02': 1, 'MD-04b': 1 },
      'families.closing': 1,
      'minors.out': 3,
      'minors.outAnnulled': 2,
    }),
    quarter('2026-Q3', 'REGION', {
      'families.in': 1,
      'families.inFirst': 0,
      'families.inRepeated': 1,
      'minors.inRepeated': 1,
      'families.closing': 3,
    }),
    b.ask(
      'then: repeated within a year',
      ['2026-10-12', 'ministry'],
      '/statistics/compliance?period=2026-Q3&unit=REGION',
      {
        'repeats.within12Months': 1,
        'repeats.registered': 1,
      },
    ),
    b.ask(
      'then: the terms of January as the 15th saw them',
      ['2026-10-12', 'ministry'],
      `/statistics/compliance?period=2026-01&unit=${d1.oktmo}&asOf=2026-01-14`,
      { 'running[ruleKey=bankRecordIncluded].total': 1, asOf: '2026-01-14' },
    ),
    b.ask(
      'then: and whom it counts',
      ['2026-10-12', 'ministry'],
      `/statistics/compliance/families?period=2026-01&unit=${d1.oktmo}&figure=rules.dataChangeSubmitted.metLate`,
      { value: 1, total: 1, 'items[n=1].familyId': idOf(TOLD) },
    ),
  ],
};
