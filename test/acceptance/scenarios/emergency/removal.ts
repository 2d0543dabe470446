import * as b from '../../builders';
import { ABSENT, type Step } from '../../model';
import {
  BOTH,
  CHAIN,
  DAUGHTER,
  MOTHER,
  SON,
  card,
  chainOf,
  emergencies,
  guardian,
  late,
  measures,
  message,
  met,
  ok,
  placed,
  police,
  refused,
  runs,
  secretary,
  threat,
  visited,
} from './parts';

const removal = chainOf('FAM-E1');

/** A threat that is confirmed: removal, placement, claim. */
export const removed: readonly Step[] = [
  removal(
    'given',
    ['2026-03-05 21:40', police],
    [
      'report',
      message([b.parent('REP-E1-1'), b.child('MIN-E1-1', '2016-04-11'), b.child('MIN-E1-2', '2024-01-20', 'KR-09')]),
    ],
  ),
  card('given: no chain', '2026-03-05', 'FAM-E1', { 'states.emergency': 'EM_NONE' }),
  removal(
    '1 by the secretary',
    ['2026-03-05 22:00', secretary],
    ['report-threat', threat('POLICE', [SON, DAUGHTER])],
    refused(403, 'FORBIDDEN_ROLE'),
  ),
  removal(
    '1 of the mother',
    ['2026-03-05 22:00', police],
    ['report-threat', threat('POLICE', [MOTHER])],
    refused(422, 'NOT_A_MINOR'),
  ),
  removal(
    '1',
    ['2026-03-05 22:10', police],
    ['report-threat', threat('POLICE', [SON, DAUGHTER])],
    ok(runs('DL-48', '2026-03-05', 'police-mariel'), runs('DL-49', '2026-03-11', 'police-mariel')),
  ),
  b.ask('1: guardianship owes nothing yet', ['2026-03-05', secretary], '/families/{FAM-E1}/deadlines?on=2026-03-05', {
    'items[rule=DL-42]': ABSENT,
    'items[rule=DL-47]': ABSENT,
  }),
  removal(
    '2',
    ['2026-03-05 22:25', police],
    ['inform-guardianship'],
    ok(
      met('DL-48', '2026-03-05', 15),
      runs('DL-42', '2026-03-05', 'guardianship-mariel'),
      runs('DL-47', '2026-03-11', 'guardianship-mariel'),
    ),
  ),
  removal(
    'act before the visit',
    ['2026-03-05 22:30', guardian],
    ['prepare-removal-act', { ...BOTH, actNo: '3', signedByHeadOfMunicipality: true, removedFrom: 'SOLE_PARENT' }],
    refused(422, 'WRONG_STATE'),
  ),
  removal(
    '3',
    ['2026-03-05 23:40', guardian],
    ['record-emergency-visit', { ...visited(true), policeCalled: true }],
    ok(met('DL-42', '2026-03-05', 75), runs('DL-43', '2026-03-05', 'guardianship-mariel')),
  ),
  card('3: visited', '2026-03-05', 'FAM-E1', { 'states.emergency': 'EM_VISITED' }),
  removal(
    'removed before the act',
    ['2026-03-06 00:10', guardian],
    ['remove-child', { childId: SON }],
    refused(422, 'WRONG_STATE'),
  ),
  removal(
    '4 after midnight, within 24 hours',
    ['2026-03-06 01:10', guardian],
    ['prepare-removal-act', { ...BOTH, actNo: '3', signedByHeadOfMunicipality: true, removedFrom: 'SOLE_PARENT' }],
    ok(
      {
        rule: 'DL-43',
        status: 'MET',
        nominalDue: '2026-03-05',
        effectiveDue: '2026-03-06',
        metOn: '2026-03-06',
        elapsedMinutes: 90,
        lateWorkingDays: 0,
      },
      runs('DL-46', '2026-03-13', 'guardianship-mariel'),
    ),
  ),
  removal(
    '5 the son',
    ['2026-03-06 02:00', guardian],
    ['remove-child', { childId: SON }],
    ok(runs('DL-44', '2026-03-06', 'guardianship-mariel')),
  ),
  removal('5 the daughter', ['2026-03-06 02:05', guardian], ['remove-child', { childId: DAUGHTER }], ok()),
  removal(
    '6 the son',
    ['2026-03-06 03:30', guardian],
    ['place-child', placed(SON, 'PL-03', 'Учебный центр помощи детям (вымышленный)')],
    ok(),
  ),
  removal(
    '6 the daughter',
    ['2026-03-06 03:40', guardian],
    ['place-child', placed(DAUGHTER, 'PL-07', 'Учебная больница (вымышленная)')],
    ok(),
  ),
  removal(
    '7',
    ['2026-03-06 09:00', guardian],
    ['notify-prosecutor', { document: b.document('DK-14', '41', '2026-03-06') }],
    ok(met('DL-44', '2026-03-06', 420)),
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
    ['2026-03-10 10:00', guardian],
    ['enter-orphan-registry', { childId: SON, journalEntryNo: '8', questionnaireSection1: true }],
    ok(),
  ),
  removal(
    '9 police',
    ['2026-03-11 17:00', police],
    ['report-emergency-to-commission', measures('POLICE')],
    ok(met('DL-49', '2026-03-11'), { rule: 'DL-47', status: 'RUNNING', metOn: null }),
  ),
  b.judged('9: the term has passed', '2026-03-12', 'FAM-E1', {
    rule: 'DL-47',
    status: 'OVERDUE',
    effectiveDue: '2026-03-11',
  }),
  removal(
    '9 guardianship, a day late',
    ['2026-03-12 10:00', guardian],
    ['report-emergency-to-commission', measures('GUARDIANSHIP')],
    late('DL-47', { rule: 'DL-47', status: 'MET_LATE', metOn: '2026-03-12', lateWorkingDays: 1 }),
  ),
  removal(
    '8 the daughter, a day late',
    ['2026-03-13 10:00', guardian],
    ['enter-orphan-registry', { childId: DAUGHTER, journalEntryNo: '9', questionnaireSection1: true }],
    late('DL-45'),
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
    ['2026-03-16 10:00', guardian],
    ['record-court-decision', { decision: 'REFUSED' }],
    refused(422, 'WRONG_STATE'),
  ),
  removal(
    '10 after the week',
    ['2026-03-16 11:00', guardian],
    ['file-court-claim', { claim: 'RESTRICTION', court: 'Учебный районный суд (вымышленный)' }],
    late('DL-46', {
      rule: 'DL-46',
      status: 'MET_LATE',
      effectiveDue: '2026-03-13',
      metOn: '2026-03-16',
      lateWorkingDays: 1,
    }),
  ),
  card('10: before the court', '2026-03-16', 'FAM-E1', { 'states.emergency': 'EM_CLAIM_FILED' }),
];

/** The court refuses, and the children come home. */
export const returned: readonly Step[] = [
  removal(
    '23 the court refuses',
    ['2026-06-02 12:00', guardian],
    ['record-court-decision', { decision: 'REFUSED', inForceOn: '2026-07-03' }],
    ok(),
  ),
  card('23: decided', '2026-06-02', 'FAM-E1', { 'states.emergency': 'EM_COURT_DECIDED' }),
  removal(
    '24 the son',
    ['2026-07-06 10:00', guardian],
    ['return-child', { childId: SON, toId: MOTHER, agreedBySocialProtection: true, surveyedOn: '2026-07-06' }],
    ok(),
  ),
  removal(
    '24 the daughter',
    ['2026-07-06 10:20', guardian],
    ['return-child', { childId: DAUGHTER, toId: MOTHER, agreedBySocialProtection: true, surveyedOn: '2026-07-06' }],
    ok(),
  ),
  removal(
    '24 once more',
    ['2026-07-06 10:40', guardian],
    ['return-child', { childId: SON, toId: MOTHER, agreedBySocialProtection: true, surveyedOn: '2026-07-06' }],
    refused(422, 'WRONG_STATE'),
  ),
];
