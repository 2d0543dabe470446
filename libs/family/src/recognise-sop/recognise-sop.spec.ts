import { SON, MOTHER } from '../shared/examples';
import { given, PROFILE_NAMES, registered, reported, sent, under, type ProfileName } from '../testing';

const FAMILY_ONLY = [{ kind: 'FAMILY', grounds: ['FG-01'] }];
const son = (grounds: readonly string[] = ['MG-01']) => ({ kind: 'MINOR', personId: SON, grounds });
const recognise = (changes: object = {}, on?: string) => sent('recognise-sop', { ...changes }, on);

describe('recognise-sop', () => {
  it('stores the resolution, the recognition and the curator whom it names', () => {
    given(reported, sent('record-survey'))
      .when(recognise())
      .then(
        [
          'resolution-adopted',
          {
            outcome: 'ADOPTED',
            decisions: [
              { decisionType: 'DT-RECOGNISE', subjects: [{ kind: 'FAMILY' }, { kind: 'MINOR', personId: SON }] },
            ],
          },
        ],
        ['recognized-SOP', { subjects: [...FAMILY_ONLY, son()], dangerLevel: 'MEDIUM', firstReviewOn: '2026-08-17' }],
        ['curator-assigned', { curator: { agencyId: 'soc-1', officerId: 'off-7' }, resolution: { number: '7/2' } }],
      );
  });

  it('assigns no curator when the resolution names none', () => {
    given(reported)
      .when(recognise({ curator: undefined }))
      .then('resolution-adopted', 'recognized-SOP');
  });

  it('opens a family that nobody reported and then carries its persons', () => {
    const persons = reported.body['persons'];
    const events = given()
      .when(recognise({ persons }))
      .then('resolution-adopted', ['recognized-SOP', { persons: [{}, { birthMonth: '2014-05' }] }], 'curator-assigned');
    expect(events.map((e) => e.episode)).toEqual([1, 1, 1]);
    given().when(recognise()).thenRejected('WRONG_STATE');
  });

  it('keeps which of its minors had left the register of another family by then (CG-58)', () => {
    const known = (until: string) => ({ registeredElsewhere: new Map([SON, MOTHER].map((id) => [id, until])) });
    const [, recognised] = given(reported)
      .when(recognise(), known('2026-02-17'))
      .then('resolution-adopted', 'recognized-SOP', 'curator-assigned');
    expect(recognised?.data['registeredElsewhere']).toEqual([{ personId: SON, until: '2026-02-17' }]);
    const [, before] = given(reported)
      .when(recognise(), known('2026-02-18'))
      .then('resolution-adopted', 'recognized-SOP', 'curator-assigned');
    expect(before?.data).not.toHaveProperty('registeredElsewhere');
    const persons = reported.body['persons'];
    const [, opening] = given()
      .when(recognise({ persons }), known('2025-01-01'))
      .then('resolution-adopted', 'recognized-SOP', 'curator-assigned');
    expect(opening?.data).toMatchObject({ registeredElsewhere: [{ personId: SON }] });
  });

  it('opens the next episode of a family that left', () => {
    const events = given(
      ...registered,
      sent('deregister', {
        subjects: [
          { kind: 'FAMILY', ground: 'FD-06' },
          { kind: 'MINOR', personId: SON, ground: 'MD-05' },
        ],
      }),
    )
      .when(
        recognise(
          { resolution: { ...(recognise().body['resolution'] as object), number: '30/1', adoptedOn: '2026-10-06' } },
          '2026-10-06',
        ),
      )
      .then('resolution-adopted', 'recognized-SOP', 'curator-assigned');
    expect(events.map((e) => e.episode)).toEqual([2, 2, 2]);
  });
});

describe('a recognition that cannot be', () => {
  it.each([
    ['a subject without a ground', { subjects: [{ kind: 'FAMILY', grounds: [] }] }, 'NO_GROUND', 'subjects[0].grounds'],
    [
      "a minor's ground for the family",
      { subjects: [{ kind: 'FAMILY', grounds: ['FG-01', 'MG-01'] }] },
      'VALIDATION_FAILED',
      'subjects[0].grounds[1]',
    ],
    ["a family's ground for a minor", { subjects: [son(['FG-01'])] }, 'VALIDATION_FAILED', 'subjects[0].grounds[0]'],
    [
      'a grown-up',
      { subjects: [...FAMILY_ONLY, { ...son(), personId: MOTHER }] },
      'NOT_A_MINOR',
      'subjects[1].personId',
    ],
    [
      'a stranger',
      { subjects: [{ ...son(), personId: '00000000-0000-4000-8000-00000000dead' }] },
      'PERSON_UNKNOWN',
      'subjects[0].personId',
    ],
    [
      'one subject twice',
      { subjects: [son(), ...FAMILY_ONLY, son(['MG-05'])] },
      'SUBJECT_ALREADY_REGISTERED',
      'subjects[2]',
    ],
    ['a curator of an unknown agency', { curator: { agencyId: 'soc-9' } }, 'AGENCY_UNKNOWN', 'curator.agencyId'],
    [
      'a curator whom nobody knows',
      { curator: { agencyId: 'soc-1', officerId: 'off-99' } },
      'OFFICER_UNKNOWN',
      'curator.officerId',
    ],
  ])('%s is refused', (_what, changes, code, path) => {
    given(reported).when(recognise(changes)).thenRejected(code, path);
  });

  it('a subject that is registered already is refused, another one is not', () => {
    const story = given(reported, recognise({ subjects: FAMILY_ONLY }));
    const later = { resolution: { ...(recognise().body['resolution'] as object), number: '9/1' } };
    story
      .when(recognise({ ...later, subjects: [son(), ...FAMILY_ONLY] }, '2026-03-03'))
      .thenRejected('SUBJECT_ALREADY_REGISTERED', 'subjects[1]');
    story
      .when(recognise({ ...later, subjects: [son()] }, '2026-03-03'))
      .then('resolution-adopted', 'recognized-SOP', 'curator-assigned');
  });

  it.each([
    ['2032-05-19', null],
    ['2032-05-20', 'NOT_A_MINOR'],
  ])('a minor born on 2014-05-20 on %s', (on, code) => {
    const answer = given(reported).when(recognise({ subjects: [son()], curator: undefined }, on));
    if (code === null) answer.then('resolution-adopted', 'recognized-SOP');
    else answer.thenRejected(code, 'subjects[0].personId');
  });

  it('a minor who died is refused from that day on', () => {
    const story = given(
      reported,
      sent('record-person-details', { diedOn: '2026-02-18', birthDate: undefined }, '2026-02-20'),
    );
    story.when(recognise({ subjects: [son()] }, '2026-02-20')).thenRejected('NOT_A_MINOR', 'subjects[0].personId');
  });
});

describe('the soft guards of a recognition', () => {
  const bare: Record<ProfileName, readonly (readonly [string, string])[]> = {
    MARIEL: [
      ['NO_SURVEY', '4.6'],
      ['NO_CONCLUSION', '4.6'],
      ['NO_CONSENT', '4.7'],
      ['CURATOR_NOT_NAMED', '5.3'],
    ],
    KOCHKI: [
      ['NO_SURVEY', '5.2'],
      ['CURATOR_NOT_NAMED', '2.2.1; 4.2; 5.3'],
    ],
    IRKUTSK: [
      ['NO_SURVEY', '30 (3)'],
      ['REVIEW_MISSING_OR_LATE', '44'],
      ['GROUND_OUTSIDE_LIST', '4'],
    ],
    BORODINO: [['NO_SURVEY', '2.1 (2)']],
    OKTYABRSKY: [['NO_SURVEY', '9.2']],
  };
  it.each(PROFILE_NAMES)('in %s, when nothing came before and nothing is named', (profile) => {
    under({ profile }, reported)
      .when(recognise({ curator: undefined, firstReviewOn: undefined }))
      .thenViolates(...bare[profile]);
  });

  it.each(PROFILE_NAMES)('in %s none of them speaks when all is in order', (profile) => {
    const grounds = profile === 'IRKUTSK' ? ['FG-11'] : ['FG-01'];
    under({ profile }, ...registered.slice(0, -1))
      .when(recognise({ subjects: [{ kind: 'FAMILY', grounds }] }))
      .thenViolates();
  });

  it.each([
    ['2026-08-17', []],
    ['2026-08-18', [['REVIEW_MISSING_OR_LATE', '44'] as const]],
  ])('IRKUTSK 44: a first review on %s', (firstReviewOn, violations) => {
    under({ profile: 'IRKUTSK' }, reported, sent('record-survey'))
      .when(recognise({ firstReviewOn, subjects: [{ kind: 'FAMILY', grounds: ['FG-11'] }] }))
      .thenViolates(...violations);
  });

  it('MARIEL 4.7: a refused or withdrawn consent is no consent', () => {
    given(reported, sent('record-survey'), sent('record-refusal'), sent('issue-conclusion'))
      .when(recognise())
      .thenViolates(['NO_CONSENT', '4.7']);
  });

  it('MARIEL 3.2: a ground of the appendices only is outside the list (CG-10)', () => {
    given(...registered.slice(0, -1))
      .when(recognise({ subjects: [{ kind: 'FAMILY', grounds: ['FG-06'] }] }))
      .thenViolates(['GROUND_OUTSIDE_LIST', '3.2 (the forms use wider lists, see 6.1)']);
  });
});
