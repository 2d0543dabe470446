import { idOf } from '../../../support/ids';
import * as b from '../../builders';
import { ABSENT, type Step } from '../../model';
import {
  card,
  chainOf,
  guardian,
  measures,
  message,
  met,
  ok,
  police,
  refused,
  runs,
  secretary,
  threat,
  visited,
} from './parts';

const refuted = chainOf('FAM-E2');

/** A threat that a visit does not confirm. */
export const noThreat: readonly Step[] = [
  refuted(
    'given',
    ['2026-04-06 09:30', police],
    ['report', message([b.parent('REP-E2-1'), b.child('MIN-E2-1', '2015-05-05')])],
  ),
  refuted(
    '11',
    ['2026-04-06 10:00', guardian],
    ['report-threat', threat('GUARDIANSHIP', [idOf('MIN-E2-1')])],
    ok(runs('DL-42', '2026-04-06'), runs('DL-47', '2026-04-09')),
  ),
  b.ask('11: the police owe nothing', ['2026-04-06', secretary], '/families/{FAM-E2}/deadlines?on=2026-04-06', {
    'items[rule=DL-48]': ABSENT,
    'items[rule=DL-49]': ABSENT,
  }),
  refuted(
    'no threat before a visit',
    ['2026-04-06 10:30', guardian],
    ['establish-no-threat', { otherViolations: false }],
    refused(422, 'WRONG_STATE'),
  ),
  refuted(
    '12',
    ['2026-04-06 11:30', guardian],
    ['record-emergency-visit', visited(false)],
    ok(
      { rule: 'DL-42', status: 'MET', elapsedMinutes: 90 },
      { rule: 'DL-59', status: 'NO_TERM', nominalDue: null, effectiveDue: null, metOn: null },
    ),
  ),
  refuted(
    'a removal without a threat',
    ['2026-04-06 11:40', guardian],
    [
      'prepare-removal-act',
      {
        children: [idOf('MIN-E2-1')],
        actNo: '4',
        signedByHeadOfMunicipality: true,
        removedFrom: 'ONE_PARENT',
      },
    ],
    refused(422, 'WRONG_STATE'),
  ),
  refuted(
    '13',
    ['2026-04-06 12:00', guardian],
    [
      'establish-no-threat',
      {
        act: b.document('DK-08', '12', '2026-04-06'),
        otherViolations: true,
        forwardedOn: '2026-04-06',
      },
    ],
    ok({ rule: 'DL-59', status: 'NO_TERM', metOn: '2026-04-06' }),
  ),
  card('13: no threat', '2026-04-06', 'FAM-E2', { 'states.emergency': 'EM_NO_THREAT' }),
  refuted(
    '14 on the last day',
    ['2026-04-09 16:00', guardian],
    ['report-emergency-to-commission', measures('GUARDIANSHIP')],
    ok(met('DL-47', '2026-04-09')),
  ),
];
