import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../builders';
import { ABSENT, type Data, type Scenario } from '../model';

const at = PLACES.mariel;
const [police, guardian, social, secretary] = ['police-mariel', 'guardian-mariel', 'social-mariel', 'secretary-mariel'];
const ok = { status: 201, violations: [] } as const;
const [removal, refuted, found, handed] = ['FAM-E1', 'FAM-E2', 'FAM-E3', 'FAM-E4'].map(b.sender) as [
  ReturnType<typeof b.sender>,
  ReturnType<typeof b.sender>,
  ReturnType<typeof b.sender>,
  ReturnType<typeof b.sender>,
];
/** The chain's id and what else a fact of it says. */
const chain = (family: string, more: Data = {}): Data => ({ emergencyId: idOf(`${family} emergency`), ...more });
const [MOTHER, SON, DAUGHTER] = [idOf('REP-E1-1'), idOf('MIN-E1-1'), idOf('MIN-E1-2')];
const BOTH = { children: [SON, DAUGHTER] };
const message = (persons: readonly Data[]): Data => ({
  track: 'SOP',
  municipality: at.oktmo,
  informationSource: 'IS-06',
  detectedByAgencyId: 'police-mariel',
  reporterKind: 'HOTLINE',
  messageForm: 'PHONE',
  problem: 'Сообщение на горячую линию (вымышленный случай).',
  threatToLife: true,
  persons,
  addresses: [b.homeIn(at)],
});
const threat = (receivedBy: string, children: readonly string[]): Data => ({
  receivedBy,
  children,
  situation: 'Дети одни в неотапливаемом доме (вымышленный случай).',
});
const visited = (threatConfirmed: boolean): Data => ({
  place: 'Учебная улица, дом 1 (вымышленный адрес)',
  visitors: ['off-guardian-mariel'],
  threatConfirmed,
});
const placed = (childId: string, placement: string, placeName: string): Data => ({
  ...{ childId, placement, placeName, siblingsTogether: false },
  siblingsExceptionReason: 'Младшей нужна больница (вымышленный случай).',
});
const measures = (byBody: string): Data => ({ byBody, measuresTaken: 'Дети устроены (вымышленный случай).' });
const emergencies = (step: string, [on, as]: readonly [string, string], expected: Data) =>
  b.ask(step, [on, as], '/emergencies?limit=50', expected);
const card = (step: string, on: string, family: string, expected: Data) =>
  b.ask(step, [on, secretary], `/families/{${family}}`, expected);
/** A chain in the list, by the day on which it began: here no two began on one day. */
const CHAIN = (openedOn: string) => `items[openedOn=${openedOn}]`;

/**
 * Due days by hand (spec 4.1, MARIEL 7; UTC+3). 2026-03-05 is a Thursday, 9 March and 11 May are no working days.
 * At once is the same local day, in an emergency also within 24 hours, midnight or not. 3 wd from 05.03 end on 11.03, from
 * 06.03 on 12.03, from 06.04 on 09.04, from 08.05 on 14.05, from 12.05 on 15.05; 7 d from 06.03 end on 13.03.
 */
export const emergency: Scenario = {
  id: 'MARIEL-7',
  title: 'MARIEL: threat, removal, court and return; no threat; a neglected child delivered and one handed over',
  place: at,
  startsOn: '2026-03-05',
  steps: [
    removal(
      'given',
      ['2026-03-05', police],
      [
        'report',
        message([b.parent('REP-E1-1'), b.child('MIN-E1-1', '2016-04-11'), b.child('MIN-E1-2', '2024-01-20', 'KR-09')]),
      ],
      {
        at: '21:40',
      },
    ),
    card('given: no chain', '2026-03-05', 'FAM-E1', { 'states.emergency': 'EM_NONE' }),
    removal(
      '1 by the secretary',
      ['2026-03-05', secretary],
      ['report-threat', chain('FAM-E1', threat('POLICE', [SON, DAUGHTER]))],
      {
        at: '22:00',
        expect: { status: 403, code: 'FORBIDDEN_ROLE' },
      },
    ),
    removal('1 of the mother', ['2026-03-05', police], ['report-threat', chain('FAM-E1', threat('POLICE', [MOTHER]))], {
      at: '22:00',
      expect: { status: 422, code: 'NOT_A_MINOR' },
    }),
    removal('1', ['2026-03-05', police], ['report-threat', chain('FAM-E1', threat('POLICE', [SON, DAUGHTER]))], {
      at: '22:10',
      expect: { ...ok, events: ['threat-reported'] },
      due: [
        {
          rule: 'DL-48',
          status: 'RUNNING',
          nominalDue: '2026-03-05',
          effectiveDue: '2026-03-05',
          metOn: null,
          responsibleAgencyId: 'police-mariel',
        },
        {
          rule: 'DL-49',
          status: 'RUNNING',
          nominalDue: '2026-03-11',
          effectiveDue: '2026-03-11',
          responsibleAgencyId: 'police-mariel',
        },
      ],
    }),
    b.ask('1: guardianship owes nothing yet', ['2026-03-05', secretary], '/families/{FAM-E1}/deadlines?on=2026-03-05', {
      'items[rule=DL-42]': ABSENT,
      'items[rule=DL-47]': ABSENT,
    }),
    removal('2', ['2026-03-05', police], ['inform-guardianship', chain('FAM-E1')], {
      at: '22:25',
      expect: ok,
      due: [
        { rule: 'DL-48', status: 'MET', metOn: '2026-03-05', elapsedMinutes: 15, lateWorkingDays: 0 },
        {
          rule: 'DL-42',
          status: 'RUNNING',
          nominalDue: '2026-03-05',
          effectiveDue: '2026-03-05',
          responsibleAgencyId: 'guardianship-mariel',
        },
        {
          rule: 'DL-47',
          status: 'RUNNING',
          nominalDue: '2026-03-11',
          effectiveDue: '2026-03-11',
          responsibleAgencyId: 'guardianship-mariel',
        },
      ],
    }),
    removal(
      'act before the visit',
      ['2026-03-05', guardian],
      [
        'prepare-removal-act',
        chain('FAM-E1', { ...BOTH, actNo: '3', signedByHeadOfMunicipality: true, removedFrom: 'SOLE_PARENT' }),
      ],
      {
        at: '22:30',
        expect: { status: 422, code: 'WRONG_STATE' },
      },
    ),
    removal(
      '3',
      ['2026-03-05', guardian],
      ['record-emergency-visit', chain('FAM-E1', { ...visited(true), policeCalled: true })],
      {
        at: '23:40',
        expect: ok,
        due: [
          { rule: 'DL-42', status: 'MET', metOn: '2026-03-05', elapsedMinutes: 75 },
          {
            rule: 'DL-43',
            status: 'RUNNING',
            nominalDue: '2026-03-05',
            effectiveDue: '2026-03-05',
            responsibleAgencyId: 'guardianship-mariel',
          },
        ],
      },
    ),
    card('3: visited', '2026-03-05', 'FAM-E1', { 'states.emergency': 'EM_VISITED' }),
    removal('removed before the act', ['2026-03-06', guardian], ['remove-child', chain('FAM-E1', { childId: SON })], {
      at: '00:10',
      expect: { status: 422, code: 'WRONG_STATE' },
    }),
    removal(
      '4 after midnight, within 24 hours',
      ['2026-03-06', guardian],
      [
        'prepare-removal-act',
        chain('FAM-E1', { ...BOTH, actNo: '3', signedByHeadOfMunicipality: true, removedFrom: 'SOLE_PARENT' }),
      ],
      {
        at: '01:10',
        expect: ok,
        due: [
          {
            rule: 'DL-43',
            status: 'MET',
            nominalDue: '2026-03-05',
            effectiveDue: '2026-03-06',
            metOn: '2026-03-06',
            elapsedMinutes: 90,
            lateWorkingDays: 0,
          },
          {
            rule: 'DL-46',
            status: 'RUNNING',
            nominalDue: '2026-03-13',
            effectiveDue: '2026-03-13',
            responsibleAgencyId: 'guardianship-mariel',
          },
        ],
      },
    ),
    removal('5 the son', ['2026-03-06', guardian], ['remove-child', chain('FAM-E1', { childId: SON })], {
      at: '02:00',
      expect: ok,
      due: [
        {
          rule: 'DL-44',
          status: 'RUNNING',
          nominalDue: '2026-03-06',
          effectiveDue: '2026-03-06',
          responsibleAgencyId: 'guardianship-mariel',
        },
      ],
    }),
    removal('5 the daughter', ['2026-03-06', guardian], ['remove-child', chain('FAM-E1', { childId: DAUGHTER })], {
      at: '02:05',
      expect: ok,
    }),
    removal(
      '6 the son',
      ['2026-03-06', guardian],
      ['place-child', chain('FAM-E1', placed(SON, 'PL-03', 'Учебный центр помощи детям (вымышленный)'))],
      { at: '03:30', expect: ok },
    ),
    removal(
      '6 the daughter',
      ['2026-03-06', guardian],
      ['place-child', chain('FAM-E1', placed(DAUGHTER, 'PL-07', 'Учебная больница (вымышленная)'))],
      { at: '03:40', expect: ok },
    ),
    removal(
      '7',
      ['2026-03-06', guardian],
      ['notify-prosecutor', chain('FAM-E1', { document: b.document('DK-14', '41', '2026-03-06') })],
      {
        at: '09:00',
        expect: ok,
        due: [{ rule: 'DL-44', status: 'MET', metOn: '2026-03-06', elapsedMinutes: 420, lateWorkingDays: 0 }],
      },
    ),
    emergencies('7: where the children are, guardianship reads', ['2026-03-06', guardian], {
      total: 1,
      [`${CHAIN('2026-03-05')}.state`]: 'EM_PLACED',
      [`${CHAIN('2026-03-05')}.open`]: true,
      [`${CHAIN('2026-03-05')}.removals`]: 2,
      [`${CHAIN('2026-03-05')}.allTermsMet`]: null,
      [`${CHAIN('2026-03-05')}.children[personId=${SON}].placeName`]: 'Учебный центр помощи детям (вымышленный)',
      [`${CHAIN('2026-03-05')}.children[personId=${DAUGHTER}].placement`]: 'PL-07',
      [`${CHAIN('2026-03-05')}.dues[subjectId=${SON}].effectiveDue`]: '2026-03-12',
      [`${CHAIN('2026-03-05')}.dues[subjectId=${DAUGHTER}].effectiveDue`]: '2026-03-12',
    }),
    emergencies('7: nobody else does', ['2026-03-06', secretary], {
      [`${CHAIN('2026-03-05')}.children[personId=${SON}].state`]: 'PLACED',
      [`${CHAIN('2026-03-05')}.children[personId=${SON}].placeName`]: ABSENT,
    }),
    removal(
      '8 the son',
      ['2026-03-10', guardian],
      ['enter-orphan-registry', chain('FAM-E1', { childId: SON, journalEntryNo: '8', questionnaireSection1: true })],
      { at: '10:00', expect: ok },
    ),
    removal(
      '9 police',
      ['2026-03-11', police],
      ['report-emergency-to-commission', chain('FAM-E1', measures('POLICE'))],
      {
        at: '17:00',
        expect: ok,
        due: [
          { rule: 'DL-49', status: 'MET', metOn: '2026-03-11', lateWorkingDays: 0 },
          { rule: 'DL-47', status: 'RUNNING', metOn: null },
        ],
      },
    ),
    b.judged('9: the term has passed', '2026-03-12', 'FAM-E1', {
      rule: 'DL-47',
      status: 'OVERDUE',
      effectiveDue: '2026-03-11',
    }),
    removal(
      '9 guardianship, a day late',
      ['2026-03-12', guardian],
      ['report-emergency-to-commission', chain('FAM-E1', measures('GUARDIANSHIP'))],
      {
        at: '10:00',
        expect: { status: 201, violations: ['DL-47'] },
        due: [{ rule: 'DL-47', status: 'MET_LATE', metOn: '2026-03-12', lateWorkingDays: 1 }],
      },
    ),
    removal(
      '8 the daughter, a day late',
      ['2026-03-13', guardian],
      [
        'enter-orphan-registry',
        chain('FAM-E1', { childId: DAUGHTER, journalEntryNo: '9', questionnaireSection1: true }),
      ],
      {
        at: '10:00',
        expect: { status: 201, violations: ['DL-45'] },
      },
    ),
    emergencies('8: one in time, one late', ['2026-03-13', guardian], {
      [`${CHAIN('2026-03-05')}.dues[subjectId=${SON}].status`]: 'MET',
      [`${CHAIN('2026-03-05')}.dues[subjectId=${SON}].rule`]: 'DL-45',
      [`${CHAIN('2026-03-05')}.dues[subjectId=${DAUGHTER}].status`]: 'MET_LATE',
      [`${CHAIN('2026-03-05')}.dues[subjectId=${DAUGHTER}].lateWorkingDays`]: 1,
      [`${CHAIN('2026-03-05')}.allTermsMet`]: false,
    }),
    removal(
      '10 a court before the claim',
      ['2026-03-16', guardian],
      ['record-court-decision', chain('FAM-E1', { decision: 'REFUSED' })],
      {
        at: '10:00',
        expect: { status: 422, code: 'WRONG_STATE' },
      },
    ),
    removal(
      '10 after the week',
      ['2026-03-16', guardian],
      ['file-court-claim', chain('FAM-E1', { claim: 'RESTRICTION', court: 'Учебный районный суд (вымышленный)' })],
      {
        at: '11:00',
        expect: { status: 201, violations: ['DL-46'] },
        due: [
          { rule: 'DL-46', status: 'MET_LATE', effectiveDue: '2026-03-13', metOn: '2026-03-16', lateWorkingDays: 1 },
        ],
      },
    ),
    card('10: before the court', '2026-03-16', 'FAM-E1', { 'states.emergency': 'EM_CLAIM_FILED' }),

    refuted(
      'given',
      ['2026-04-06', police],
      ['report', message([b.parent('REP-E2-1'), b.child('MIN-E2-1', '2015-05-05')])],
      { at: '09:30' },
    ),
    refuted(
      '11',
      ['2026-04-06', guardian],
      ['report-threat', chain('FAM-E2', threat('GUARDIANSHIP', [idOf('MIN-E2-1')]))],
      {
        at: '10:00',
        expect: ok,
        due: [
          { rule: 'DL-42', status: 'RUNNING', effectiveDue: '2026-04-06' },
          { rule: 'DL-47', status: 'RUNNING', effectiveDue: '2026-04-09' },
        ],
      },
    ),
    b.ask('11: the police owe nothing', ['2026-04-06', secretary], '/families/{FAM-E2}/deadlines?on=2026-04-06', {
      'items[rule=DL-48]': ABSENT,
      'items[rule=DL-49]': ABSENT,
    }),
    refuted(
      'no threat before a visit',
      ['2026-04-06', guardian],
      ['establish-no-threat', chain('FAM-E2', { otherViolations: false })],
      {
        at: '10:30',
        expect: { status: 422, code: 'WRONG_STATE' },
      },
    ),
    refuted('12', ['2026-04-06', guardian], ['record-emergency-visit', chain('FAM-E2', visited(false))], {
      at: '11:30',
      expect: ok,
      due: [
        { rule: 'DL-42', status: 'MET', elapsedMinutes: 90 },
        { rule: 'DL-59', status: 'NO_TERM', nominalDue: null, effectiveDue: null, metOn: null },
      ],
    }),
    refuted(
      'a removal without a threat',
      ['2026-04-06', guardian],
      [
        'prepare-removal-act',
        chain('FAM-E2', {
          children: [idOf('MIN-E2-1')],
          actNo: '4',
          signedByHeadOfMunicipality: true,
          removedFrom: 'ONE_PARENT',
        }),
      ],
      {
        at: '11:40',
        expect: { status: 422, code: 'WRONG_STATE' },
      },
    ),
    refuted(
      '13',
      ['2026-04-06', guardian],
      [
        'establish-no-threat',
        chain('FAM-E2', {
          act: b.document('DK-08', '12', '2026-04-06'),
          otherViolations: true,
          forwardedOn: '2026-04-06',
        }),
      ],
      {
        at: '12:00',
        expect: ok,
        due: [{ rule: 'DL-59', status: 'NO_TERM', metOn: '2026-04-06' }],
      },
    ),
    card('13: no threat', '2026-04-06', 'FAM-E2', { 'states.emergency': 'EM_NO_THREAT' }),
    refuted(
      '14 on the last day',
      ['2026-04-09', guardian],
      ['report-emergency-to-commission', chain('FAM-E2', measures('GUARDIANSHIP'))],
      {
        at: '16:00',
        expect: ok,
        due: [{ rule: 'DL-47', status: 'MET', metOn: '2026-04-09', lateWorkingDays: 0 }],
      },
    ),

    found(
      'given',
      ['2026-05-08', police],
      ['report', message([b.parent('REP-E3-1'), b.child('MIN-E3-1', '2013-02-11')])],
      { at: '19:30' },
    ),
    found(
      'delivered before it was found',
      ['2026-05-08', police],
      ['deliver-child', chain('FAM-E3', { childId: idOf('MIN-E3-1'), organisation: 'PL-07' })],
      {
        at: '19:40',
        expect: { status: 422, code: 'EMERGENCY_UNKNOWN' },
      },
    ),
    found(
      '15',
      ['2026-05-08', police],
      [
        'record-neglected-child',
        chain('FAM-E3', { category: 'NEGLECTED', identityEstablished: true, carersIdentified: false }),
      ],
      {
        at: '20:00',
        expect: ok,
      },
    ),
    card('15: found', '2026-05-08', 'FAM-E3', { 'states.emergency': 'EM_CHILD_FOUND' }),
    found(
      '16',
      ['2026-05-08', police],
      [
        'deliver-child',
        chain('FAM-E3', {
          childId: idOf('MIN-E3-1'),
          organisation: 'PL-07',
          act: b.document('DK-23', '5', '2026-05-08'),
        }),
      ],
      {
        at: '20:40',
        expect: ok,
        due: [
          {
            rule: 'DL-50',
            status: 'RUNNING',
            nominalDue: '2026-05-08',
            effectiveDue: '2026-05-08',
            responsibleAgencyId: 'police-mariel',
          },
          {
            rule: 'DL-51',
            status: 'RUNNING',
            nominalDue: '2026-05-14',
            effectiveDue: '2026-05-14',
            responsibleAgencyId: 'police-mariel',
          },
        ],
      },
    ),
    found('17 more than 24 hours later', ['2026-05-09', police], ['notify-social-protection', chain('FAM-E3')], {
      at: '21:00',
      expect: { status: 201, violations: ['DL-50'] },
      due: [
        {
          rule: 'DL-50',
          status: 'MET_LATE',
          effectiveDue: '2026-05-08',
          metOn: '2026-05-09',
          elapsedMinutes: 1460,
          lateWorkingDays: 0,
        },
      ],
    }),
    found('18', ['2026-05-14', police], ['report-emergency-to-commission', chain('FAM-E3', measures('POLICE'))], {
      at: '12:00',
      expect: ok,
      due: [{ rule: 'DL-51', status: 'MET', metOn: '2026-05-14', lateWorkingDays: 0 }],
    }),
    found(
      '19 surveyed after the return',
      ['2026-05-20', social],
      [
        'return-child',
        chain('FAM-E3', {
          childId: idOf('MIN-E3-1'),
          toId: idOf('REP-E3-1'),
          agreedBySocialProtection: true,
          surveyedOn: '2026-05-21',
        }),
      ],
      {
        at: '10:00',
        expect: { status: 422, code: 'TERM_REVERSED' },
      },
    ),
    found(
      '19',
      ['2026-05-20', social],
      [
        'return-child',
        chain('FAM-E3', {
          childId: idOf('MIN-E3-1'),
          toId: idOf('REP-E3-1'),
          agreedBySocialProtection: true,
          surveyedOn: '2026-05-19',
        }),
      ],
      {
        at: '11:00',
        expect: ok,
      },
    ),
    card('19: returned', '2026-05-20', 'FAM-E3', { 'states.emergency': 'EM_RETURNED' }),

    handed(
      'given',
      ['2026-05-12', police],
      ['report', message([b.parent('REP-E4-1'), b.child('MIN-E4-1', '2014-08-08')])],
    ),
    handed(
      '20',
      ['2026-05-12', police],
      [
        'record-neglected-child',
        chain('FAM-E4', { category: 'HOMELESS', identityEstablished: true, carersIdentified: true }),
      ],
      { at: '17:00', expect: ok },
    ),
    handed(
      '21',
      ['2026-05-12', police],
      ['hand-child-to-carers', chain('FAM-E4', { childId: idOf('MIN-E4-1'), toId: idOf('REP-E4-1') })],
      {
        at: '18:00',
        expect: ok,
        due: [
          {
            rule: 'DL-52',
            status: 'RUNNING',
            nominalDue: '2026-05-15',
            effectiveDue: '2026-05-15',
            responsibleAgencyId: 'soc-mariel',
          },
        ],
      },
    ),
    handed(
      '22',
      ['2026-05-15', social],
      ['report-emergency-to-commission', chain('FAM-E4', measures('SOCIAL_PROTECTION'))],
      {
        at: '15:00',
        expect: ok,
        due: [{ rule: 'DL-52', status: 'MET', metOn: '2026-05-15', lateWorkingDays: 0 }],
      },
    ),

    removal(
      '23 the court refuses',
      ['2026-06-02', guardian],
      ['record-court-decision', chain('FAM-E1', { decision: 'REFUSED', inForceOn: '2026-07-03' })],
      { at: '12:00', expect: ok },
    ),
    card('23: decided', '2026-06-02', 'FAM-E1', { 'states.emergency': 'EM_COURT_DECIDED' }),
    removal(
      '24 the son',
      ['2026-07-06', guardian],
      [
        'return-child',
        chain('FAM-E1', { childId: SON, toId: MOTHER, agreedBySocialProtection: true, surveyedOn: '2026-07-06' }),
      ],
      { at: '10:00', expect: ok },
    ),
    removal(
      '24 the daughter',
      ['2026-07-06', guardian],
      [
        'return-child',
        chain('FAM-E1', { childId: DAUGHTER, toId: MOTHER, agreedBySocialProtection: true, surveyedOn: '2026-07-06' }),
      ],
      { at: '10:20', expect: ok },
    ),
    removal(
      '24 once more',
      ['2026-07-06', guardian],
      [
        'return-child',
        chain('FAM-E1', { childId: SON, toId: MOTHER, agreedBySocialProtection: true, surveyedOn: '2026-07-06' }),
      ],
      {
        at: '10:40',
        expect: { status: 422, code: 'WRONG_STATE' },
      },
    ),
  ],
  then: [
    card('then: all are home', '2026-07-07', 'FAM-E1', {
      'states.emergency': 'EM_RETURNED',
      'states.main': 'REPORTED',
    }),
    emergencies('then: every chain with its end', ['2026-07-07', secretary], {
      total: 4,
      [`${CHAIN('2026-03-05')}.state`]: 'EM_RETURNED',
      [`${CHAIN('2026-03-05')}.open`]: false,
      [`${CHAIN('2026-03-05')}.allTermsMet`]: false,
      [`${CHAIN('2026-04-06')}.state`]: 'EM_NO_THREAT',
      [`${CHAIN('2026-04-06')}.allTermsMet`]: true,
      [`${CHAIN('2026-05-08')}.state`]: 'EM_RETURNED',
      [`${CHAIN('2026-05-08')}.allTermsMet`]: false,
      [`${CHAIN('2026-05-12')}.state`]: 'EM_HANDED_TO_PARENTS',
      [`${CHAIN('2026-05-12')}.allTermsMet`]: true,
    }),
    b.ask('then: as it was on 6 March', ['2026-07-07', guardian], '/emergencies?asOf=2026-03-06', {
      total: 1,
      'items[0].state': 'EM_PLACED',
      'items[0].allTermsMet': null,
    }),
    b.ask(
      'then: ST-59 of the first quarter',
      ['2026-07-07', secretary],
      `/statistics/compliance?period=2026-Q1&unit=${at.oktmo}`,
      {
        'emergency.episodes': 1,
        'emergency.removals': 2,
        'emergency.allTermsMet': 0,
        'rules[rule=DL-43].met': 1,
        'rules[rule=DL-45].met': 1,
        'rules[rule=DL-45].metLate': 1,
        'rules[rule=DL-46].metLate': 1,
        'rules[rule=DL-47].metLate': 1,
        'rules[rule=DL-49].met': 1,
      },
    ),
    b.ask(
      'then: ST-59 of the second quarter',
      ['2026-07-07', secretary],
      `/statistics/compliance?period=2026-Q2&unit=${at.oktmo}`,
      {
        'emergency.episodes': 3,
        'emergency.removals': 0,
        'emergency.allTermsMet': 2,
        'rules[rule=DL-42].met': 1,
        'rules[rule=DL-50].metLate': 1,
        'rules[rule=DL-51].met': 1,
        'rules[rule=DL-52].met': 1,
      },
    ),
  ],
};
