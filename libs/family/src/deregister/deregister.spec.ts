import { SON } from '../shared/examples';
import { given, PROFILE_NAMES, registered, reported, sent, under, type ProfileName } from '../testing';

const family = { kind: 'FAMILY', ground: 'FD-06' };
const son = (ground: string) => ({ kind: 'MINOR', personId: SON, ground });
const leave = (subjects: readonly object[], on = '2026-08-25', changes: object = {}) =>
  sent('deregister', { subjects, ...changes }, on);
const recognised = (kind: 'FAMILY' | 'MINOR' | 'BOTH') =>
  sent('recognise-sop', {
    subjects: [
      ...(kind === 'MINOR' ? [] : [{ kind: 'FAMILY', grounds: ['FG-01'] }]),
      ...(kind === 'FAMILY' ? [] : [{ kind: 'MINOR', personId: SON, grounds: ['MG-01'] }]),
    ],
  });
/** The minor of the examples, born so that 18 is reached on 2026-07-15. */
const nearly18 = sent('record-person-details', { birthDate: '2008-07-15' }, '2026-02-03');

describe('deregister', () => {
  it('stores the resolution and who leaves on which ground', () => {
    given(...registered)
      .when(leave([family, son('MD-05')]))
      .then(
        [
          'resolution-adopted',
          {
            decisions: [{ decisionType: 'DT-DEREG', subjects: [{ kind: 'FAMILY' }, { kind: 'MINOR', personId: SON }] }],
          },
        ],
        ['deregistered', { mode: 'PLAIN', positiveResult: true, remainingSubjects: 0 }],
      );
  });

  it('counts who remains', () => {
    given(...registered)
      .when(leave([son('MD-04b')]))
      .then('resolution-adopted', ['deregistered', { positiveResult: false, remainingSubjects: 1 }]);
  });

  it.each([
    ['WITH_PATRONAGE', 'DT-DEREG-PATRONAGE'],
    ['TO_PREVENTIVE_REGISTER', 'DT-PREVENTIVE-REGISTER'],
  ])('with mode %s is a decision of type %s', (mode, decisionType) => {
    given(...registered)
      .when(leave([family], '2026-08-25', { mode, patronageAgencyId: 'soc-1' }))
      .then(['resolution-adopted', { decisions: [{ decisionType }] }], ['deregistered', { mode }]);
  });

  it('wants the agency that takes over the patronage', () => {
    given(...registered)
      .when(leave([family], '2026-08-25', { mode: 'WITH_PATRONAGE' }))
      .thenRejected('VALIDATION_FAILED', 'patronageAgencyId');
  });
});

describe('a deregistration that cannot be', () => {
  it.each([
    ['of a family that was never registered (AS-20)', [reported], [family], 'SUBJECT_NOT_REGISTERED', 'subjects[0]'],
    [
      'of a minor who was never registered',
      [reported, recognised('FAMILY')],
      [family, son('MD-05')],
      'SUBJECT_NOT_REGISTERED',
      'subjects[1]',
    ],
    [
      'of one subject twice',
      registered,
      [family, { ...family, personId: SON }],
      'SUBJECT_NOT_REGISTERED',
      'subjects[1]',
    ],
    [
      "of a family on a minor's ground",
      registered,
      [{ kind: 'FAMILY', ground: 'MD-05' }],
      'VALIDATION_FAILED',
      'subjects[0].ground',
    ],
    ["of a minor on a family's ground", registered, [son('FD-06')], 'VALIDATION_FAILED', 'subjects[0].ground'],
  ] as const)('%s is refused', (...[, before, subjects, code, path]) => {
    given(...before)
      .when(leave(subjects))
      .thenRejected(code, path);
  });

  it('of who left already is refused', () => {
    given(...registered, leave([son('MD-05')]))
      .when(leave([son('MD-05')], '2026-09-01'))
      .thenRejected('SUBJECT_NOT_REGISTERED', 'subjects[0]');
  });

  it('on a proposal that was not made is refused', () => {
    given(...registered)
      .when(leave([family], '2026-08-25', { basisEventId: '5e000000-0000-5000-8000-000000000005' }))
      .thenRejected('WRONG_STATE', 'basisEventId');
  });
});

describe('grounds that speak of majority (C33, AS-13)', () => {
  const story = (kind: 'FAMILY' | 'MINOR' | 'BOTH') => given(reported, nearly18, recognised(kind));

  it.each([
    ['MD-01', 'MINOR', son('MD-01'), 'NOT_YET_18'],
    ['FD-01', 'BOTH', { kind: 'FAMILY', ground: 'FD-01' }, 'NOT_YET_18'],
    ['FD-02', 'FAMILY', { kind: 'FAMILY', ground: 'FD-02' }, 'MINOR_REMAINS'],
  ] as const)('%s holds from the 18th birthday on', (_ground, kind, subject, code) => {
    story(kind)
      .when(leave([subject], '2026-07-14'))
      .thenRejected(code, 'subjects[0].ground');
    story(kind)
      .when(leave([subject], '2026-07-15'))
      .then('resolution-adopted', 'deregistered');
  });

  it('FD-01 needs a minor who was registered', () => {
    story('FAMILY')
      .when(leave([{ kind: 'FAMILY', ground: 'FD-01' }], '2026-07-15'))
      .thenRejected('NOT_YET_18', 'subjects[0].ground');
  });

  it('FD-01 may follow the MD-01 of that minor', () => {
    given(reported, nearly18, recognised('BOTH'), leave([son('MD-01')], '2026-07-15'))
      .when(
        leave([{ kind: 'FAMILY', ground: 'FD-01' }], '2026-07-21', {
          resolution: { ...(leave([family]).body['resolution'] as object), number: '22/1' },
        }),
      )
      .then('resolution-adopted', 'deregistered');
  });

  it('FD-02 is refused while another minor lives in the family (AS-13)', () => {
    const sister = sent(
      'report',
      {
        persons: [
          {
            personId: '00000000-0000-4000-8000-0000000000a2',
            role: 'KR-08',
            name: { last: 'Тестова', first: 'Анна' },
            birthDate: '2012-03-02',
          },
        ],
      },
      '2026-02-05',
    );
    const rejection = given(reported, nearly18, sister, recognised('BOTH'))
      .when(leave([{ kind: 'FAMILY', ground: 'FD-02' }], '2026-07-21'))
      .thenRejected('MINOR_REMAINS', 'subjects[0].ground');
    expect(rejection.params).toMatchObject({ remaining: 1 });
  });
});

describe('the soft guards of a deregistration', () => {
  const proposal = sent('propose-deregistration');
  const review = sent('hold-review');
  const expected: Record<ProfileName, readonly (readonly [string, string])[]> = {
    MARIEL: [
      ['NO_PROPOSAL', '6.1'],
      ['NO_REVIEW_HELD', '5.6'],
    ],
    KOCHKI: [['NO_REVIEW_HELD', '6.4']],
    IRKUTSK: [['NO_REVIEW_HELD', '44']],
    BORODINO: [['NO_REVIEW_HELD', '3.1']],
    OKTYABRSKY: [['NO_REVIEW_HELD', '9.5; 14.3']],
  };
  it.each(PROFILE_NAMES)('in %s, when improvement is neither proposed nor reviewed', (profile) => {
    under({ profile }, ...registered)
      .when(leave([family]))
      .thenViolates(...expected[profile]);
  });

  it('none speaks after a proposal and a review', () => {
    given(...registered, proposal, review)
      .when(leave([family]))
      .thenViolates();
  });

  it('only improvement asks for a review', () => {
    given(...registered, proposal)
      .when(leave([son('MD-04b')]))
      .thenViolates();
  });
});
