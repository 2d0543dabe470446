import { emergencyStage } from './emergencies';
import { familyAt } from './history';
import { EMERGENCY, SON } from './shared/examples';
import { FAMILY, given, world, type Given, type Sent } from './testing';
import {
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

const stage = ({ stream }: Given): string => emergencyStage(familyAt(FAMILY, stream, world).emergencies);

describe('the chain of MARIEL 7.1', () => {
  it.each<readonly [readonly Sent[], string]>([
    [[], 'EM_NONE'],
    [[threat], 'EM_THREAT_REPORTED'],
    [[threat, at('inform-guardianship', '09:30')], 'EM_THREAT_REPORTED'],
    [[threat, visit], 'EM_VISITED'],
    [[threat, at('record-emergency-visit', '10:00', { threatConfirmed: false })], 'EM_VISITED'],
    [[threat, visit, act], 'EM_REMOVAL_ACT'],
    [[threat, visit, act, removed], 'EM_REMOVED'],
    [[threat, visit, act, removed, placed], 'EM_PLACED'],
    [[threat, visit, act, removed, placed, claim], 'EM_CLAIM_FILED'],
    [[threat, visit, act, removed, placed, claim, at('record-court-decision', '16:00')], 'EM_COURT_DECIDED'],
    [[threat, visit, act, removed, placed, at('return-child', '17:00')], 'EM_RETURNED'],
  ])('%# leads to %s', (chain, expected) => {
    expect(stage(given(family, ...chain))).toBe(expected);
  });

  it('ends where the visit found no threat', () => {
    const refuted = at('record-emergency-visit', '10:00', { threatConfirmed: false });
    expect(stage(given(family, threat, refuted, at('establish-no-threat', '11:00')))).toBe('EM_NO_THREAT');
  });

  it('goes on while one of two children is still away', () => {
    const both = [removed, at('remove-child', '12:05', { childId: SISTER })];
    const one = given(family, threat, visit, act, ...both, at('return-child', '17:00'));
    expect(stage(one)).toBe('EM_REMOVED');
    const back = at('return-child', '17:30', { childId: SISTER });
    expect(stage(given(family, threat, visit, act, ...both, at('return-child', '17:00'), back))).toBe('EM_RETURNED');
  });
});

describe('a neglected or homeless child (MARIEL 7.2)', () => {
  it.each<readonly [readonly Sent[], string]>([
    [[found], 'EM_CHILD_FOUND'],
    [[threat, at('record-neglected-child', '09:30')], 'EM_CHILD_FOUND'],
    [[found, at('hand-child-to-carers', '10:00')], 'EM_HANDED_TO_PARENTS'],
    [[found, delivered], 'EM_DELIVERED'],
    [[found, delivered, at('notify-social-protection', '10:10')], 'EM_DELIVERED'],
    [[found, delivered, placed], 'EM_PLACED'],
    [[found, delivered, at('return-child', '17:00')], 'EM_RETURNED'],
  ])('%# leads to %s', (chain, expected) => {
    expect(stage(given(family, ...chain))).toBe(expected);
  });
});

describe('several emergencies of a family', () => {
  const later = (command: string, changes = {}): Sent =>
    at(command, '09:00', { emergencyId: OTHER, ...changes }, '2026-04-01');
  it('show the most serious open one, and the last when all have ended', () => {
    const away = [family, threat, visit, act, removed];
    expect(stage(given(...away, later('report-threat')))).toBe('EM_REMOVED');
    expect(stage(given(...away, at('return-child', '17:00'), later('report-threat')))).toBe('EM_THREAT_REPORTED');
    expect(
      stage(
        given(...away, at('return-child', '17:00'), later('record-neglected-child'), later('hand-child-to-carers')),
      ),
    ).toBe('EM_HANDED_TO_PARENTS');
  });
  it('do not lend their facts to each other', () => {
    given(family, threat, visit, later('report-threat'))
      .when(at('prepare-removal-act', '10:00', { emergencyId: OTHER }, '2026-04-01'))
      .thenRejected('WRONG_STATE', 'emergencyId');
  });
});

it('keeps every field of the chain as it was sent', () => {
  const [event] = given(family, threat, visit, act, removed)
    .when(at('place-child', '13:00', { siblingsTogether: false, siblingsExceptionReason: 'Сестра в больнице' }))
    .then('child-placed');
  expect(event?.data).toEqual({
    emergencyId: EMERGENCY,
    childId: SON,
    placement: 'PL-03',
    placeName: 'Учебный центр помощи детям (вымышленный)',
    siblingsTogether: false,
    siblingsExceptionReason: 'Сестра в больнице',
  });
});
