import { PROFILE_NAMES, registered, reported, sent, under, type ProfileName } from '../testing';

describe('start-accompaniment', () => {
  it('stores the level, its signs and who accompanies', () => {
    const [event] = under({ profile: 'IRKUTSK' }, ...registered)
      .when(sent('start-accompaniment'))
      .then('accompaniment-started');
    expect(event?.data).toEqual(sent('start-accompaniment').body);
  });

  it('is help to a registered family (C37)', () => {
    under({}, reported).when(sent('start-accompaniment')).thenRejected('SUBJECT_NOT_REGISTERED');
  });

  it('rests on the application in the TZhS track', () => {
    under({}, sent('report', { track: 'TZHS' }))
      .when(sent('start-accompaniment', { basis: 'APPLICATION' }))
      .then('accompaniment-started');
  });

  it.each([
    ['a second start', [sent('start-accompaniment')], {}, 'WRONG_STATE', undefined],
    ['an unknown institution', [], { institutionId: 'soc-9' }, 'AGENCY_UNKNOWN', 'institutionId'],
    ['an unknown specialist', [], { specialistId: 'off-99' }, 'OFFICER_UNKNOWN', 'specialistId'],
  ] as const)('%s is refused', (...[, before, changes, code, path]) => {
    under({}, ...registered, ...before)
      .when(sent('start-accompaniment', changes))
      .thenRejected(code, path);
  });

  const clauses: Record<ProfileName, readonly (readonly [string, string])[]> = {
    MARIEL: [['NO_SURVEY', '4.6']],
    KOCHKI: [['NO_SURVEY', '5.2']],
    IRKUTSK: [
      ['NO_SURVEY', '30 (3)'],
      ['NO_SPECIALIST', '36'],
    ],
    BORODINO: [['NO_SURVEY', '2.1 (2)']],
    OKTYABRSKY: [['NO_SURVEY', '9.2']],
  };
  it.each(PROFILE_NAMES)('%s: without survey and specialist', (profile) => {
    under({ profile }, reported, sent('recognise-sop'))
      .when(sent('start-accompaniment', { specialistId: undefined }))
      .thenViolates(...clauses[profile]);
  });

  it('IRKUTSK 36: a specialist assigned before counts', () => {
    under({ profile: 'IRKUTSK' }, ...registered, sent('assign-specialist'))
      .when(sent('start-accompaniment', { specialistId: undefined }))
      .thenViolates();
  });

  it.each([
    ['EMERGENCY', 21],
    ['CRISIS', 23],
    ['ADAPTATION', 24],
    ['BASE', 24],
  ])('IRKUTSK 37: level %s overloads from %i of 24 on (5.3)', (level, load) => {
    const at = (n: number) =>
      under({ profile: 'IRKUTSK' }, ...registered).when(sent('start-accompaniment', { level }), {
        workload: { load: n, capacity: 24 },
      });
    at(load).thenViolates(['OVERLOADED', '37']);
    at(load - 1).thenViolates();
  });
});
