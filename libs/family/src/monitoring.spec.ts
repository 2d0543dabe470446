import { MOTHER, SON } from './shared/examples';
import { currentEpisode, patronageEpisode } from './state';
import { familyAt } from './history';
import { eventId, FAMILY, given, played, PROFILE_NAMES, registered, reported, sent, under, world } from './testing';
import type { ProfileName, Sent } from './testing';

const NOBODY = '00000000-0000-4000-8000-00000000dead';
const after = (...commands: readonly Sent[]) => familyAt(FAMILY, played(commands), world);
const leaving = [
  { kind: 'FAMILY', ground: 'FD-06' },
  { kind: 'MINOR', personId: SON, ground: 'MD-05' },
];
const handedOver = [
  ...registered,
  sent('deregister', { subjects: leaving, mode: 'WITH_PATRONAGE', patronageAgencyId: 'soc-2' }),
];
const newReport = sent('report', { persons: [{ personId: SON, role: 'KR-08' }], addresses: [] }, '2026-10-01');

describe('patronage (C27)', () => {
  it('records a visit as it was sent, with the kind that the next change begins from', () => {
    const [visit] = given(...registered)
      .when(sent('record-patronage-visit'))
      .then('patronage-visit-made');
    expect(visit?.data).toEqual(sent('record-patronage-visit').body);
    given(...registered, sent('record-patronage-visit'))
      .when(sent('change-patronage-kind'))
      .then(['patronage-kind-changed', { from: 'PK-03', to: 'PK-04' }]);
  });

  it('says nothing of a kind before where none was', () => {
    const [changed] = given(...registered)
      .when(sent('change-patronage-kind'))
      .then('patronage-kind-changed');
    expect(changed?.data).not.toHaveProperty('from');
  });

  it('knows whom the visit met', () => {
    given(...registered)
      .when(sent('record-patronage-visit', { present: [MOTHER, NOBODY] }))
      .thenRejected('PERSON_UNKNOWN', 'present[1]');
  });

  it('ends only after a deregistration with patronage, and once', () => {
    given(...registered)
      .when(sent('end-patronage'))
      .thenRejected('WRONG_STATE');
    given(...registered, sent('deregister', { subjects: leaving }))
      .when(sent('end-patronage'))
      .thenRejected('WRONG_STATE');
    given(...handedOver, sent('end-patronage'))
      .when(sent('end-patronage'))
      .thenRejected('WRONG_STATE');
  });

  it('is ended by the agency that the family was handed to, and the family is DEREGISTERED', () => {
    given(...handedOver)
      .when(sent('end-patronage'))
      .then(['patronage-ended', { agencyId: 'soc-2', result: 'STABLE' }]);
    expect(currentEpisode(after(...handedOver))?.main).toBe('UNDER_PATRONAGE_AFTER');
    expect(currentEpisode(after(...handedOver, sent('end-patronage')))?.main).toBe('DEREGISTERED');
  });

  it('goes on while a new message is looked into, and gives way to a new registration (spec 3.2)', () => {
    const looked = after(...handedOver, newReport);
    expect(patronageEpisode(looked)?.number).toBe(1);
    const [ended] = given(...handedOver, newReport)
      .when(sent('end-patronage'))
      .then('patronage-ended');
    expect(ended?.episode).toBe(1);
    given(...handedOver, newReport, sent('recognise-sop', {}, '2026-11-03'))
      .when(sent('end-patronage'))
      .thenRejected('WRONG_STATE');
  });
});

describe('potential and reaction (C28)', () => {
  it('take one value for each stage of the programme', () => {
    const assessed = [...registered, sent('assess-potential')];
    given(...assessed)
      .when(sent('assess-potential', { value: 'RP-H' }, '2026-05-05'))
      .thenRejected('STAGE_RECORDED_ALREADY', 'stage');
    given(...assessed)
      .when(sent('assess-potential', { stage: 'ST-3', value: 'RP-H' }, '2026-05-05'))
      .then(['rehabilitation-potential-assessed', { stage: 'ST-3', value: 'RP-H' }]);
  });

  it('tell the reaction of the family from that of a member', () => {
    const mother = [...registered, sent('record-reaction')];
    given(...mother)
      .when(sent('record-reaction', { form: 'RF-06' }))
      .thenRejected('STAGE_RECORDED_ALREADY', 'stage');
    given(...mother)
      .when(sent('record-reaction', { memberId: undefined }))
      .then('family-reaction-recorded');
    given(...mother)
      .when(sent('record-reaction', { memberId: NOBODY }))
      .thenRejected('PERSON_UNKNOWN', 'memberId');
  });

  it('begin anew in the next episode', () => {
    given(...handedOver.slice(0, 5), sent('assess-potential'), ...handedOver.slice(5), newReport)
      .when(sent('assess-potential', {}, '2026-10-05'))
      .then('rehabilitation-potential-assessed');
  });
});

describe('reports of a quarter (C29)', () => {
  const reportedOn = [...registered, sent('submit-curator-report')];
  const approval = (changes: object) => sent('approve-curator-report', { reportEventId: eventId(8), ...changes });

  it('are stored as they were sent', () => {
    const [own] = given(...registered)
      .when(sent('submit-curator-report'))
      .then('curator-report-submitted');
    expect(own?.data).toEqual(sent('submit-curator-report').body);
    const [group] = given(...registered)
      .when(sent('submit-group-report'))
      .then('group-report-submitted');
    expect(group?.data).toEqual(sent('submit-group-report').body);
  });

  it('are approved by resolution, the report of the same quarter only', () => {
    given(...reportedOn)
      .when(approval({}))
      .then(
        ['resolution-adopted', { decisions: [{ decisionType: 'DT-REPORT-APPROVE' }] }],
        ['curator-report-approved', { quarter: '2026-Q1', reportEventId: eventId(8) }],
      );
    given(...reportedOn)
      .when(approval({ quarter: '2026-Q2' }))
      .thenRejected('WRONG_STATE', 'reportEventId');
    given(...reportedOn)
      .when(approval({ reportEventId: eventId(1) }))
      .thenRejected('WRONG_STATE', 'reportEventId');
  });
});

describe('the control act (C30, IRKUTSK 29)', () => {
  const on = (day: string, changes: object = {}) =>
    sent('issue-control-act', { visitedOn: day, issuedOn: undefined, ...changes }, day);
  const accompanied = [...registered, sent('start-accompaniment')];

  it('is dated by the command unless it says its own day', () => {
    const law = { profile: 'IRKUTSK' } as const;
    under(law, ...accompanied)
      .when(on('2026-06-25'))
      .then(['control-visit-act-issued', { visitedOn: '2026-06-25', issuedOn: '2026-06-25' }]);
    under(law, ...accompanied)
      .when(on('2026-06-25', { visitedOn: '2026-06-26' }))
      .thenRejected('TERM_REVERSED', 'issuedOn');
  });

  it.each(PROFILE_NAMES)('%s: before three months of accompaniment have passed', (profile) => {
    const expected: Partial<Record<ProfileName, readonly [string, string]>> = { IRKUTSK: ['CONTROL_ACT_EARLY', '29'] };
    const early = expected[profile];
    const story = under({ profile }, ...accompanied);
    story.when(on('2026-06-22')).thenViolates(...(early ? [early] : []));
    story.when(on('2026-06-23')).thenViolates();
  });

  it('counts from the registration where nobody accompanies (CG-52), and not from a change of level', () => {
    const law = { profile: 'IRKUTSK' } as const;
    under(law, ...registered)
      .when(on('2026-05-16'))
      .thenViolates(['CONTROL_ACT_EARLY', '29']);
    under(law, ...registered)
      .when(on('2026-05-17'))
      .thenViolates();
    under(law, ...accompanied, sent('change-level', { to: 'CRISIS' }, '2026-06-19'))
      .when(on('2026-06-23'))
      .thenViolates();
  });
});

describe('conclusions, analyses and urgent notices (C30, C31)', () => {
  it('conclude with or without a resolution', () => {
    given(...registered)
      .when(sent('conclude-interim'))
      .then(['interim-result-concluded', { conclusion: 'STOP' }]);
    const { resolution, votes } = sent('approve-curator-report').body;
    given(...registered)
      .when(sent('conclude-interim', { resolution, votes, conclusion: 'CONTINUE' }, '2026-04-14'))
      .then(['resolution-adopted', { decisions: [{ decisionType: 'DT-CONTINUE' }] }], 'interim-result-concluded');
    given(...registered)
      .when(sent('conclude-interim', { resolution }, '2026-04-14'))
      .thenRejected('VALIDATION_FAILED', 'votes');
  });

  it.each(['record-quality-analysis', 'notify-urgent-situation'])('%s stores the body', (command) => {
    const answer = given(...registered).when(sent(command)).answer as readonly { data: unknown }[];
    expect(answer.map((e) => e.data)).toEqual([sent(command).body]);
  });

  it('an urgent threat to life is seen on the family', () => {
    const threat = sent('notify-urgent-situation', { threatToLife: true });
    expect(currentEpisode(after(...registered, threat))?.threat).toBe(true);
    expect(currentEpisode(after(...registered, sent('notify-urgent-situation')))?.threat).toBe(false);
  });
});

it.each([
  'record-patronage-visit',
  'change-patronage-kind',
  'assess-potential',
  'record-reaction',
  'submit-curator-report',
  'submit-group-report',
  'issue-control-act',
  'conclude-interim',
  'record-quality-analysis',
  'notify-urgent-situation',
  'register-application',
  'determine-need',
  'hand-measure-list',
])('%s presupposes that the family was reported', (command) => {
  given().when(sent(command)).thenRejected('WRONG_STATE');
});

describe('coming of age (C46, CG-43)', () => {
  const BIRTHDAY = '2032-05-20';

  it('is raised for a minor of a registered family on the day, and changes nothing', () => {
    given(...registered)
      .when(sent('raise-coming-of-age'))
      .then(['minor-came-of-age', { personId: SON }]);
    const raised = after(...registered, sent('raise-coming-of-age'));
    expect(raised).toEqual(after(...registered));
  });

  it('is raised neither before the day nor for a family that has left', () => {
    given(...registered)
      .when(sent('raise-coming-of-age', {}, '2032-05-19'))
      .thenRejected('NOT_YET_18');
    given(reported).when(sent('raise-coming-of-age')).thenRejected('SUBJECT_NOT_REGISTERED');
    given(...handedOver)
      .when(sent('raise-coming-of-age'))
      .thenRejected('SUBJECT_NOT_REGISTERED');
  });

  it('stands in the way of no late fact: what it was raised for may still go', () => {
    given(...registered, sent('raise-coming-of-age', {}, BIRTHDAY))
      .when(sent('deregister', { subjects: leaving }, '2026-08-25'))
      .then('resolution-adopted', 'deregistered');
  });
});
