import { given, PROFILE_NAMES, registered, reported, sent, under, type ProfileName } from './testing';

/** The clause that each regulation has for a soft guard; absent where it regulates nothing and so says nothing. */
type Clauses = Partial<Record<ProfileName, string>>;
const each = (clauses: Clauses) => PROFILE_NAMES.map((profile) => [profile, clauses[profile] ?? null] as const);
const spoken = (guard: string, clause: string | null) => (clause === null ? [] : [[guard, clause] as const]);

describe('a conclusion without a survey', () => {
  it.each(each({ MARIEL: '4.6', KOCHKI: '5.2', IRKUTSK: '30 (3)', BORODINO: '2.1 (2)', OKTYABRSKY: '9.2' }))(
    'in %s violates %s',
    (profile, clause) => {
      under({ profile }, reported)
        .when(sent('issue-conclusion'))
        .thenViolates(...spoken('NO_SURVEY', clause));
    },
  );
});

describe('a critical danger that nobody reported as a threat', () => {
  it.each(each({ MARIEL: '3.3' }))('in %s violates %s', (profile, clause) => {
    under({ profile }, reported)
      .when(sent('assess-danger', { level: 'CRITICAL' }))
      .thenViolates(...spoken('CRITICAL_WITHOUT_EMERGENCY', clause));
  });

  const critical = sent('assess-danger', { level: 'CRITICAL' }, '2026-03-03');
  it('is none while a chain of MARIEL 7 is open, and one again when it has ended', () => {
    given(reported, sent('report-threat')).when(critical).thenViolates();
    given(reported, sent('record-neglected-child')).when(critical).thenViolates();
    const refuted = sent('record-emergency-visit', { threatConfirmed: false });
    given(reported, sent('report-threat'), refuted, sent('establish-no-threat'))
      .when(critical)
      .thenViolates(['CRITICAL_WITHOUT_EMERGENCY', '3.3']);
  });

  it('is one although a report or a survey spoke of a threat: that opens no chain (api.md)', () => {
    for (const before of [
      [sent('report', { threatToLife: true })],
      [reported, sent('record-survey', { threatToLife: true })],
    ])
      given(...before)
        .when(critical)
        .thenViolates(['CRITICAL_WITHOUT_EMERGENCY', '3.3']);
  });
});

describe('a ground for replacing the curator outside the list (CG-09)', () => {
  it.each(each({ KOCHKI: '4.7' }))('in %s violates %s', (profile, clause) => {
    under({ profile }, ...registered)
      .when(sent('request-curator-replacement', { ground: 'CR-99', groundText: 'Увольнение' }))
      .thenViolates(...spoken('GROUND_OUTSIDE_LIST', clause));
  });
});
