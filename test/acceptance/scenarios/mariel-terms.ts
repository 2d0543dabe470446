import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../builders';
import { type Data, type Scenario } from '../model';

const at = PLACES.mariel;
const [school, secretary, guardian] = ['school-mariel', 'secretary-mariel', 'guardian-mariel'];
const family = 'FAM-T-1';
const send = b.sender(family);
const people = [b.parent('P FAM-T'), b.child('OLD FAM-T', '2008-05-15'), b.child('YOUNG FAM-T', '2015-02-11')];
const [OLD, YOUNG] = [idOf('OLD FAM-T'), idOf('YOUNG FAM-T')];
const EMERGENCY = idOf('emergency FAM-T');
const message: Data = {
  track: 'SOP',
  municipality: at.oktmo,
  informationSource: 'IS-01',
  detectedByAgencyId: 'school-mariel',
  reporterKind: 'AGENCY',
  messageForm: 'PHONE',
  problem: 'Ребёнок не посещает школу (вымышленный случай).',
  threatToLife: false,
  persons: people,
  addresses: [b.homeIn(at)],
};
const forwarded = (channel: string, sentAt: string): Data => ({
  channel,
  fromAgencyId: 'school-mariel',
  toCommissionId: 'kdn-mariel',
  sentAt,
});
const comesOfAge = (number: string, on: string): Data => ({
  ...b.decided(at, number, on),
  subjects: [{ kind: 'MINOR', personId: OLD, ground: 'MD-01' }],
  mode: 'PLAIN',
});
const chain = (data: Data): Data => ({ emergencyId: EMERGENCY, ...data });

/** Terms of MARIEL around New Year and May, a minor who comes of age, and a removal before a long weekend; days by hand. */
export const marielTerms: Scenario = {
  id: 'MARIEL-TERMS',
  title: 'MARIEL: New Year, coming of age, a removal before the May holiday',
  place: at,
  startsOn: '2025-12-30',
  steps: [
    send('message', ['2025-12-30', school], ['report', message], { at: '23:20' }),
    // Ten minutes past midnight is another day: at once means on the same one (spec 4.1.7).
    send('by phone', ['2025-12-31', school], ['forward-report', forwarded('PHONE', '2025-12-30T21:10:00Z')], {
      at: '00:10',
      due: [
        { rule: 'DL-02', status: 'MET_LATE', effectiveDue: '2025-12-30', metOn: '2025-12-31' },
        // Three and five working days after 1 to 11 January: the three from the 30th are 12, 13, 14.
        { rule: 'DL-03', status: 'RUNNING', nominalDue: '2026-01-14', effectiveDue: '2026-01-14' },
        { rule: 'DL-07', status: 'RUNNING', triggerOn: '2025-12-31', effectiveDue: '2026-01-16' },
      ],
    }),
    send('in writing', ['2026-01-15', school], ['forward-report', forwarded('WRITTEN', '2026-01-15T08:00:00Z')], {
      at: '11:00',
      due: [{ rule: 'DL-03', status: 'MET_LATE', metOn: '2026-01-15', lateWorkingDays: 1 }],
    }),
    b.judged('the conclusion is not there', '2026-01-19', family, { rule: 'DL-07', status: 'OVERDUE' }),
    // Fourteen days from 27 April end on Monday 11 May, which is off.
    send(
      'registered',
      ['2026-04-27', secretary],
      [
        'recognise-sop',
        {
          ...b.decided(at, '17/1', '2026-04-27'),
          subjects: [
            b.familyOn('FG-01'),
            { kind: 'MINOR', personId: OLD, grounds: ['MG-01'] },
            { kind: 'MINOR', personId: YOUNG, grounds: ['MG-01'] },
          ],
          ...b.workWith(at, '2026-04-27', '2026-10-27'),
          curator: { agencyId: 'soc-mariel', officerId: 'off-curator-mariel' },
        },
      ],
      {
        due: [
          { rule: 'DL-15', status: 'RUNNING', nominalDue: '2026-05-11', effectiveDue: '2026-05-12' },
          { rule: 'DL-26', status: 'RUNNING', notBefore: '2026-10-27', effectiveDue: null },
        ],
      },
    ),
    // Friday before a Monday that is off: three working days are 12, 13, 14 May, seven days end on Friday the 15th.
    send(
      'threat',
      ['2026-05-08', guardian],
      [
        'report-threat',
        chain({ receivedBy: 'GUARDIANSHIP', children: [YOUNG], situation: 'Угроза (вымышленный случай).' }),
      ],
      {
        at: '20:00',
        due: [
          { rule: 'DL-42', status: 'RUNNING', effectiveDue: '2026-05-08' },
          { rule: 'DL-47', status: 'RUNNING', effectiveDue: '2026-05-14' },
        ],
      },
    ),
    // After midnight, yet within the hours that an emergency leaves (CG-48).
    send(
      'visit in the night',
      ['2026-05-09', guardian],
      [
        'record-emergency-visit',
        chain({
          place: 'HOME',
          visitors: ['off-guardian-mariel'],
          surveyAct: { kind: 'DK-08', number: '8', date: '2026-05-09' },
          threatConfirmed: true,
        }),
      ],
      { at: '01:30', due: [{ rule: 'DL-42', status: 'MET', metOn: '2026-05-09', elapsedMinutes: 330 }] },
    ),
    send(
      'act',
      ['2026-05-09', guardian],
      [
        'prepare-removal-act',
        chain({ actNo: '1', signedByHeadOfMunicipality: true, children: [YOUNG], removedFrom: 'BOTH_PARENTS' }),
      ],
      {
        at: '09:00',
        due: [
          { rule: 'DL-43', status: 'MET', metOn: '2026-05-09' },
          // Saturday the 9th: working days 12, 13, 14; seven calendar days end on Saturday the 16th and roll to Monday.
          { rule: 'DL-45', status: 'RUNNING', effectiveDue: '2026-05-14' },
          { rule: 'DL-46', status: 'RUNNING', nominalDue: '2026-05-16', effectiveDue: '2026-05-18' },
        ],
      },
    ),
    send('of age tomorrow', ['2026-05-14', secretary], ['deregister', comesOfAge('20/1', '2026-05-14')], {
      expect: { status: 422, code: 'NOT_YET_18' },
    }),
    send('of age today', ['2026-05-15', secretary], ['deregister', comesOfAge('20/2', '2026-05-15')], {
      // Ten working days from Friday the 15th: 18 to 22 and 25 to 29 May.
      due: [{ rule: 'DL-34', status: 'RUNNING', triggerOn: '2026-05-15', effectiveDue: '2026-05-29' }],
    }),
  ],
  then: [
    b.ask('then: the card', ['2026-07-01', secretary], `/families/{${family}}`, {
      'states.main': 'REGISTERED',
      [`subjects[personId=${OLD}].state`]: 'SUBJECT_DEREGISTERED',
      [`subjects[personId=${YOUNG}].state`]: 'SUBJECT_REGISTERED',
    }),
    b.ask('then: Q2', ['2026-07-01', secretary], `/statistics/quarters/2026-Q2?unit=${at.oktmo}`, {
      'families.in': 1,
      'families.out': 0,
      'families.closing': 1,
      'minors.in': 2,
      'minors.out': 1,
      'minors.outByGround': { 'MD-01': 1 },
      'minors.closing': 1,
      'structure.ageGroup.14-17': 0,
      'structure.ageGroup.7-13': 1,
    }),
    b.ask(
      'then: the chain was late with its claim',
      ['2026-07-01', secretary],
      `/statistics/compliance?period=2026-Q2&unit=${at.oktmo}`,
      {
        'emergency.episodes': 1,
        'emergency.removals': 0,
        'emergency.allTermsMet': 0,
        'rules[ruleKey=emergencyVisitMade].met': 1,
        'rules[ruleKey=courtClaimFiled].overdue': 1,
      },
    ),
  ],
};
