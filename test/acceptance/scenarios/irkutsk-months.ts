import { PLACES } from '../../support/places';
import * as b from '../builders';
import { eventOf, type Data, type Scenario } from '../model';

const at = PLACES.irkutsk;
const [secretary, operator, curator] = ['secretary-irkutsk', 'operator-irkutsk', 'curator-irkutsk'];
const [ENDS, TOO_LATE, SENT] = ['FAM-M-1', 'FAM-M-2', 'FAM-M-3'];
const send = b.sender(ENDS);
const recognition = (number: string, on: string, [family, rest]: readonly [string, Data]): Data => ({
  ...b.decided(at, number, on),
  persons: [b.parent(`P ${family}`), b.child(`C ${family}`, '2014-05-20')],
  addresses: [b.homeIn(at)],
  subjects: [b.familyOn('FG-11')],
  ...b.workWith(at, on),
  curator: { agencyId: 'soc-irkutsk' },
  ...rest,
});
const sentDecision = b.resolutionOf(at, '80/1', '2026-12-28');
const card = (step: string, asOf: string, expected: Data) =>
  b.ask(step, ['2027-03-02', secretary], `/families/{${ENDS}}?asOf=${asOf}`, expected);

/** IRKUTSK: limits in months that have no such day, and working days over New Year and to the working Saturday of 2027. */
export const irkutskMonths: Scenario = {
  id: 'IRKUTSK-MONTHS',
  title: 'IRKUTSK: six months from 31 August, three from 30 November, the working Saturday of 2027',
  place: at,
  startsOn: '2026-08-31',
  steps: [
    // Six months from 31 August end on 28 February, a Sunday: a limit of a plan does not roll (spec 4.1.4).
    send(
      'review on the last day',
      ['2026-08-31', secretary],
      ['recognise-sop', recognition('40/1', '2026-08-31', [ENDS, { firstReviewOn: '2027-02-28' }])],
      {
        expect: { status: 201, withoutViolation: 'REVIEW_MISSING_OR_LATE' },
        due: [{ rule: 'DL-26', status: 'RUNNING', nominalDue: '2027-02-28', effectiveDue: '2027-02-28' }],
      },
    ),
    send(
      'review a day later',
      ['2026-08-31', secretary],
      ['recognise-sop', recognition('40/1', '2026-08-31', [TOO_LATE, { firstReviewOn: '2027-03-01' }])],
      { family: TOO_LATE, expect: { status: 201, withViolation: 'REVIEW_MISSING_OR_LATE' } },
    ),
    send(
      'level',
      ['2026-11-30', operator],
      [
        'start-accompaniment',
        {
          institutionId: 'soc-irkutsk',
          level: 'EMERGENCY',
          levelSigns: ['LE-01'],
          form: 'AF-02',
          specialistId: 'off-specialist-irkutsk',
          basis: 'RESOLUTION',
        },
      ],
      {
        due: [
          { rule: 'DL-29', status: 'RUNNING', nominalDue: '2027-02-28', effectiveDue: '2027-02-28' },
          { rule: 'DL-25', status: 'RUNNING', notBefore: '2027-02-28', effectiveDue: null },
        ],
      },
    ),
    // Seven working days from Monday 28 December: 29, 30 December, 11, 12, 13, 14, 15 January.
    send(
      'decided before New Year',
      ['2026-12-28', secretary],
      ['recognise-sop', recognition('80/1', '2026-12-28', [SENT, { firstReviewOn: '2027-06-28' }])],
      {
        family: SENT,
        due: [{ rule: 'DL-10', status: 'RUNNING', nominalDue: '2027-01-15', effectiveDue: '2027-01-15' }],
      },
    ),
    send(
      'sent',
      ['2026-12-30', secretary],
      ['send-to-bank', { resolution: sentDecision, toInstitutionId: 'soc-irkutsk', channel: 'ELECTRONIC' }],
      { family: SENT, expect: { status: 201, violations: [] } },
    ),
    // Received on 31 December, which is off; the three are 11, 12, 13 January.
    send(
      'received on a day off',
      ['2026-12-31', operator],
      ['receive-at-bank', { sentEventId: eventOf('sent', 'bank-decision-sent') }],
      {
        family: SENT,
        due: [{ rule: 'DL-11', status: 'RUNNING', triggerOn: '2026-12-31', effectiveDue: '2027-01-13' }],
      },
    ),
    send(
      'told before it is in the bank',
      ['2027-01-12', curator],
      ['submit-data-change', change('2027-01-11', '2027-01-12')],
      { family: SENT, expect: { status: 422, code: 'WRONG_STATE' } },
    ),
    send(
      'included on the last day',
      ['2027-01-13', operator],
      ['include-in-bank', { bankRecordNo: '801', basis: { resolution: sentDecision } }],
      { family: SENT, expect: { status: 201, violations: [] } },
    ),
    // Changed on Monday 15 February: 16, 17, 18, 19, Saturday the 20th (working), 24, 25; the 22nd and 23rd are off.
    send('told a day late', ['2027-02-26', curator], ['submit-data-change', change('2027-02-15', '2027-02-26')], {
      family: SENT,
      expect: { status: 201, violations: ['DL-30'] },
      due: [
        {
          rule: 'DL-30',
          status: 'MET_LATE',
          nominalDue: '2027-02-25',
          effectiveDue: '2027-02-25',
          lateWorkingDays: 1,
        },
      ],
    }),
    send('same level', ['2027-03-02', operator], ['change-level', level('EMERGENCY', 'LE-01')], {
      expect: { status: 422 },
    }),
    send('level changed after its limit', ['2027-03-02', operator], ['change-level', level('CRISIS', 'LC-01')], {
      expect: { status: 201, withViolation: 'LEVEL_OVERDUE' },
      due: [{ rule: 'DL-29', triggerOn: '2027-03-02', status: 'RUNNING', nominalDue: '2027-09-02' }],
    }),
    card('the level on its last day', '2027-02-28', { 'states.level': 'LVL_ACTIVE', 'level.limit': '2027-02-28' }),
    card('and a day later', '2027-03-01', { 'states.level': 'LVL_OVERDUE', 'level.code': 'EMERGENCY' }),
    b.judged('no review was held', '2027-03-01', ENDS, { rule: 'DL-26', status: 'OVERDUE' }),
    // Left outside the region: the ground has its sub-code (spec 6.4).
    send(
      'moved out of the region',
      ['2027-03-02', secretary],
      [
        'deregister',
        { ...b.decided(at, '9/1', '2027-03-02'), subjects: [{ kind: 'FAMILY', ground: 'FD-05b' }], mode: 'PLAIN' },
      ],
      {
        family: TOO_LATE,
        // 3, 4, 5, 9, 10, 11, 12 March: the 8th is off.
        due: [{ rule: 'DL-32', status: 'RUNNING', triggerOn: '2027-03-02', effectiveDue: '2027-03-12' }],
      },
    ),
  ],
  then: [
    b.ask('then: Q1', ['2027-04-05', 'ministry'], `/statistics/quarters/2027-Q1?unit=${at.oktmo}`, {
      'families.opening': 3,
      'families.out': 1,
      'families.outByGround': { 'FD-05b': 1 },
      'families.closing': 2,
      'indicators.ST-11': { families: 1, moves: 1 },
    }),
    b.ask('then: the load after the change', ['2027-04-05', 'ministry'], `/caseload?unit=${at.oktmo}&on=2027-03-02`, {
      'specialists[specialistId=off-specialist-irkutsk].crisis': 1,
      'specialists[specialistId=off-specialist-irkutsk].emergency': 0,
      'specialists[specialistId=off-specialist-irkutsk].load': 2,
    }),
  ],
};

function change(changedOn: string, submittedOn: string): Data {
  return { changedOn, submittedOn, changes: [{ fieldPath: 'addresses.ACTUAL', address: b.homeIn(at) }] };
}
function level(to: string, sign: string): Data {
  return { to, signs: [sign], reason: 'Учебная причина.' };
}
