import { registered, sent, under, type ProfileName } from '../testing';

const at = (level: string, profile: ProfileName = 'IRKUTSK') =>
  under({ profile }, ...registered, sent('start-accompaniment', { level }));

describe('change-level', () => {
  it.each([
    ['EMERGENCY', 'CRISIS', 'IMPROVED'],
    ['EMERGENCY', 'BASE', 'IMPROVED'],
    ['CRISIS', 'ADAPTATION', 'IMPROVED'],
    ['ADAPTATION', 'BASE', 'IMPROVED'],
    ['BASE', 'CRISIS', 'WORSENED'],
    ['ADAPTATION', 'CRISIS', 'WORSENED'],
    ['CRISIS', 'EMERGENCY', 'WORSENED'],
    ['BASE', 'ADAPTATION', 'NEUTRAL'],
  ])('from %s to %s is stored as %s (8.3)', (from, to, situation) => {
    at(from).when(sent('change-level', { to })).then(['level-changed', { from, to, situation }]);
  });

  it('is refused without accompaniment, after its end, to the same level and before its start', () => {
    under({}, ...registered)
      .when(sent('change-level'))
      .thenRejected('WRONG_STATE');
    under({}, ...registered, sent('start-accompaniment'), sent('end-accompaniment', {}, '2026-05-01'))
      .when(sent('change-level'))
      .thenRejected('WRONG_STATE');
    at('CRISIS').when(sent('change-level')).thenRejected('LEVEL_UNCHANGED', 'to');
    at('EMERGENCY')
      .when(sent('change-level', {}, '2026-03-22'))
      .thenRejected('WRONG_STATE');
  });

  it.each([
    ['IRKUTSK', '2026-06-23', null],
    ['IRKUTSK', '2026-06-24', '9'],
    ['OKTYABRSKY', '2026-06-24', null],
    ['MARIEL', '2026-06-24', null],
  ] as const)('%s: leaving the emergency level on %s (9; CG-21)', (profile, on, clause) => {
    at('EMERGENCY', profile)
      .when(sent('change-level', {}, on))
      .thenViolates(...(clause === null ? [] : [['LEVEL_OVERDUE', clause] as const]));
  });
});
