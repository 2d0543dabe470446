import { idOf } from '../../../support/ids';
import * as b from '../../builders';
import type { Step } from '../../model';
import { card, chainOf, late, measures, message, met, ok, police, refused, runs, social } from './parts';

const [found, handed] = [chainOf('FAM-E3'), chainOf('FAM-E4')];

/** A neglected child who is delivered, and a homeless one who is handed over. */
export const neglected: readonly Step[] = [
  found(
    'given',
    ['2026-05-08 19:30', police],
    ['report', message([b.parent('REP-E3-1'), b.child('MIN-E3-1', '2013-02-11')])],
  ),
  found(
    'delivered before it was found',
    ['2026-05-08 19:40', police],
    ['deliver-child', { childId: idOf('MIN-E3-1'), organisation: 'PL-07' }],
    refused(422, 'EMERGENCY_UNKNOWN'),
  ),
  found(
    '15',
    ['2026-05-08 20:00', police],
    ['record-neglected-child', { category: 'NEGLECTED', identityEstablished: true, carersIdentified: false }],
    ok(),
  ),
  card('15: found', '2026-05-08', 'FAM-E3', { 'states.emergency': 'EM_CHILD_FOUND' }),
  found(
    '16',
    ['2026-05-08 20:40', police],
    [
      'deliver-child',
      {
        childId: idOf('MIN-E3-1'),
        organisation: 'PL-07',
        act: b.document('DK-23', '5', '2026-05-08'),
      },
    ],
    ok(runs('DL-50', '2026-05-08', 'police-mariel'), runs('DL-51', '2026-05-14', 'police-mariel')),
  ),
  found(
    '17 more than 24 hours later',
    ['2026-05-09 21:00', police],
    ['notify-social-protection'],
    late('DL-50', {
      rule: 'DL-50',
      status: 'MET_LATE',
      effectiveDue: '2026-05-08',
      metOn: '2026-05-09',
      elapsedMinutes: 1460,
      lateWorkingDays: 0,
    }),
  ),
  found(
    '18',
    ['2026-05-14 12:00', police],
    ['report-emergency-to-commission', measures('POLICE')],
    ok(met('DL-51', '2026-05-14')),
  ),
  found(
    '19 surveyed after the return',
    ['2026-05-20 10:00', social],
    [
      'return-child',
      {
        childId: idOf('MIN-E3-1'),
        toId: idOf('REP-E3-1'),
        agreedBySocialProtection: true,
        surveyedOn: '2026-05-21',
      },
    ],
    refused(422, 'TERM_REVERSED'),
  ),
  found(
    '19',
    ['2026-05-20 11:00', social],
    [
      'return-child',
      {
        childId: idOf('MIN-E3-1'),
        toId: idOf('REP-E3-1'),
        agreedBySocialProtection: true,
        surveyedOn: '2026-05-19',
      },
    ],
    ok(),
  ),
  card('19: returned', '2026-05-20', 'FAM-E3', { 'states.emergency': 'EM_RETURNED' }),
  handed(
    'given',
    ['2026-05-12', police],
    ['report', message([b.parent('REP-E4-1'), b.child('MIN-E4-1', '2014-08-08')])],
  ),
  handed(
    '20',
    ['2026-05-12 17:00', police],
    ['record-neglected-child', { category: 'HOMELESS', identityEstablished: true, carersIdentified: true }],
    ok(),
  ),
  handed(
    '21',
    ['2026-05-12 18:00', police],
    ['hand-child-to-carers', { childId: idOf('MIN-E4-1'), toId: idOf('REP-E4-1') }],
    ok(runs('DL-52', '2026-05-15', 'soc-mariel')),
  ),
  handed(
    '22',
    ['2026-05-15 15:00', social],
    ['report-emergency-to-commission', measures('SOCIAL_PROTECTION')],
    ok(met('DL-52', '2026-05-15')),
  ),
];
