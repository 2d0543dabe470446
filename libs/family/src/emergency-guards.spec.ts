import { MOTHER, SON } from './shared/examples';
import { given, reported, type Sent } from './testing';
import {
  NOBODY,
  OTHER,
  SISTER,
  act,
  at,
  claim,
  delivered,
  family,
  found,
  placed,
  removed,
  threat,
  visit,
} from './testing/emergencies';

type Impossible = readonly [what: string, before: readonly Sent[], command: Sent, code: string, path: string];
const impossible: readonly Impossible[] = [
  ['the same id for a second threat', [threat], at('report-threat', '10:00'), 'EMERGENCY_EXISTS', 'emergencyId'],
  ['the id of a found child for a threat', [found], at('report-threat', '10:00'), 'EMERGENCY_EXISTS', 'emergencyId'],
  ['a child found twice', [found], at('record-neglected-child', '10:00'), 'EMERGENCY_EXISTS', 'emergencyId'],
  ['a threat to a stranger', [], at('report-threat', '09:00', { children: [NOBODY] }), 'PERSON_UNKNOWN', 'children[0]'],
  ['a threat to an adult', [], at('report-threat', '09:00', { children: [SON, MOTHER] }), 'NOT_A_MINOR', 'children[1]'],
  [
    'a visit where only a child was found',
    [found],
    at('record-emergency-visit', '10:00'),
    'WRONG_STATE',
    'emergencyId',
  ],
  ['no threat without a visit', [threat], at('establish-no-threat', '10:00'), 'WRONG_STATE', 'emergencyId'],
  [
    'no threat after one was confirmed',
    [threat, visit],
    at('establish-no-threat', '10:30'),
    'WRONG_STATE',
    'emergencyId',
  ],
  ['an act without a visit', [threat], act, 'WRONG_STATE', 'emergencyId'],
  [
    'an act although the visit found nothing',
    [threat, at('record-emergency-visit', '10:00', { threatConfirmed: false })],
    act,
    'WRONG_STATE',
    'emergencyId',
  ],
  [
    'an act before the visit of the day',
    [threat, visit],
    at('prepare-removal-act', '09:30'),
    'WRONG_STATE',
    'emergencyId',
  ],
  [
    'an act about an adult',
    [threat, visit],
    at('prepare-removal-act', '11:00', { children: [MOTHER] }),
    'NOT_A_MINOR',
    'children[0]',
  ],
  ['a removal without an act', [threat, visit], removed, 'WRONG_STATE', 'childId'],
  [
    'a removal of a child that no act names',
    [threat, visit, at('prepare-removal-act', '11:00')],
    at('remove-child', '12:00', { childId: SISTER }),
    'WRONG_STATE',
    'childId',
  ],
  ['a removal before the act of the day', [threat, visit, act], at('remove-child', '10:30'), 'WRONG_STATE', 'childId'],
  ['a second removal', [threat, visit, act, removed], at('remove-child', '12:30'), 'WRONG_STATE', 'childId'],
  [
    'a removal of a stranger',
    [threat, visit, act],
    at('remove-child', '12:00', { childId: NOBODY }),
    'PERSON_UNKNOWN',
    'childId',
  ],
  ['a placement of a child at home', [threat, visit, act], placed, 'WRONG_STATE', 'childId'],
  [
    'a placement of its sister',
    [threat, visit, act, removed],
    at('place-child', '13:00', { childId: SISTER }),
    'WRONG_STATE',
    'childId',
  ],
  ['a registry entry without an act', [threat, visit], at('enter-orphan-registry', '13:00'), 'WRONG_STATE', 'childId'],
  ['a claim without a removal', [threat, visit, act], claim, 'WRONG_STATE', 'emergencyId'],
  [
    'a claim before the removal of the day',
    [threat, visit, act, removed],
    at('file-court-claim', '11:30'),
    'WRONG_STATE',
    'emergencyId',
  ],
  [
    'a decision without a claim',
    [threat, visit, act, removed],
    at('record-court-decision', '16:00'),
    'WRONG_STATE',
    'emergencyId',
  ],
  [
    'a decision in force before it was taken',
    [threat, visit, act, removed, claim],
    at('record-court-decision', '16:00', { inForceOn: '2026-03-01' }),
    'TERM_REVERSED',
    'inForceOn',
  ],
  ['a handing over of nobody found', [threat], at('hand-child-to-carers', '10:00'), 'WRONG_STATE', 'emergencyId'],
  [
    'a handing over to a stranger',
    [found],
    at('hand-child-to-carers', '10:00', { toId: NOBODY }),
    'PERSON_UNKNOWN',
    'toId',
  ],
  ['a delivery of nobody found', [threat], delivered, 'WRONG_STATE', 'emergencyId'],
  ['a second delivery', [found, delivered], at('deliver-child', '11:00'), 'WRONG_STATE', 'childId'],
  ['a return of a child at home', [threat, visit], at('return-child', '17:00'), 'WRONG_STATE', 'childId'],
  [
    'a return to a stranger',
    [found, delivered],
    at('return-child', '17:00', { toId: NOBODY }),
    'PERSON_UNKNOWN',
    'toId',
  ],
  [
    'a return before its survey',
    [found, delivered],
    at('return-child', '17:00', { surveyedOn: '2026-03-03' }),
    'TERM_REVERSED',
    'surveyedOn',
  ],
];

describe('what cannot be', () => {
  it.each(impossible)('%s', (...[, before, command, code, path]) => {
    given(family, ...before)
      .when(command)
      .thenRejected(code, path);
  });

  it.each([
    'inform-guardianship',
    'record-emergency-visit',
    'establish-no-threat',
    'prepare-removal-act',
    'remove-child',
    'place-child',
    'notify-prosecutor',
    'enter-orphan-registry',
    'file-court-claim',
    'record-court-decision',
    'report-emergency-to-commission',
    'hand-child-to-carers',
    'deliver-child',
    'notify-social-protection',
    'return-child',
  ])('%s in an emergency that nobody opened', (command) => {
    given(family, threat)
      .when(at(command, '18:00', { emergencyId: OTHER }))
      .thenRejected('EMERGENCY_UNKNOWN', 'emergencyId');
    given().when(at(command, '18:00')).thenRejected('WRONG_STATE', undefined);
  });

  it('takes back no visit on which an act rests', () => {
    const story = given(reported, at('report-threat', '09:00'), visit, at('prepare-removal-act', '11:00'));
    const refuted = at('record-emergency-visit', '10:30', { threatConfirmed: false });
    expect(story.when(refuted).thenRejected('LATER_FACT_CONTRADICTS').params).toMatchObject({
      type: 'removal-act-prepared',
      because: 'WRONG_STATE',
    });
  });
});
