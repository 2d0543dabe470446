import { MOTHER, SON } from './shared/examples';
import { currentEpisode } from './state';
import { given, PROFILE_NAMES, registered, sent, under, type Sent } from './testing';
import {
  message,
  applied,
  assessed,
  submitted,
  approved,
  agreed,
  start,
  inBank,
  ended,
  OKTYABRSKY,
  after,
  mainAfter,
} from './testing/tzhs-story';

describe('the TZhS track (spec 3.2)', () => {
  it.each<[string, readonly Sent[]]>([
    ['TZHS_APPLIED', [message]],
    ['TZHS_APPLIED', applied],
    ['TZHS_ASSESSED', assessed],
    ['TZHS_ASSESSED', submitted],
    ['TZHS_PROGRAMME_APPROVED', approved],
    ['TZHS_PROGRAMME_APPROVED', agreed],
    ['TZHS_ASSESSED', [...submitted, sent('reject-programme')]],
    ['TZHS_REJECTED', [...submitted, sent('reject-programme', { final: true })]],
    ['TZHS_ACCOMPANIED', inBank],
    ['TZHS_ENDED', ended],
    ['TZHS_POST', [...ended, sent('start-post')]],
    ['TZHS_CLOSED', [...ended, sent('start-post'), sent('end-post')]],
    ['TZHS_APPLIED', [...ended, sent('register-application', {}, '2026-12-20')]],
  ])('is %s', (expected, commands) => {
    expect(mainAfter(...commands)).toBe(expected);
  });

  it.each([
    ['rejected for good', [...submitted, sent('reject-programme', { final: true })]],
    ['closed', [...ended, sent('start-post'), sent('end-post')]],
  ])('begins a new episode by an application once it is %s', (_what, before) => {
    const [event] = under(OKTYABRSKY, ...before)
      .when(sent('register-application', {}, '2027-01-11'))
      .then('application-registered');
    expect(event?.episode).toBe(2);
    const state = after([...before, sent('register-application', {}, '2027-01-11')]);
    expect(state.episodes.map((e) => [e.number, e.track, e.tzhs.applied])).toEqual([
      [1, 'TZHS', true],
      [2, 'TZHS', true],
    ]);
  });

  it('leaves a SOP family where it is', () => {
    expect(currentEpisode(after([...registered, sent('register-application', {}, '2026-03-02')]))?.main).toBe(
      'REGISTERED',
    );
  });

  it('takes proposals once the need is determined (C22)', () => {
    under(OKTYABRSKY, ...assessed)
      .when(sent('submit-proposals'))
      .then('programme-proposals-submitted');
    under(OKTYABRSKY, ...applied)
      .when(sent('submit-proposals'))
      .thenRejected('SUBJECT_NOT_REGISTERED');
  });
});

describe('register-application', () => {
  it('knows the applicant and the institution', () => {
    given(message)
      .when(sent('register-application', { applicantId: SON.replace('b2', 'c2') }))
      .thenRejected('PERSON_UNKNOWN', 'applicantId');
    given(message)
      .when(sent('register-application', { institutionId: 'soc-9' }))
      .thenRejected('AGENCY_UNKNOWN', 'institutionId');
  });
});

describe('hand-measure-list', () => {
  it('is two copies unless it says otherwise (IRKUTSK 26)', () => {
    given(message)
      .when(sent('hand-measure-list', { copies: undefined }))
      .then(['measure-list-handed', { copies: 2, toId: MOTHER }]);
    given(message)
      .when(sent('hand-measure-list', { toId: '00000000-0000-4000-8000-00000000dead' }))
      .thenRejected('PERSON_UNKNOWN', 'toId');
  });
});

describe('the agreement (C40)', () => {
  it.each(PROFILE_NAMES)('%s: without an approved programme', (profile) => {
    const answer = under({ profile }, ...assessed).when(sent('conclude-agreement'));
    if (profile === 'OKTYABRSKY') answer.thenRejected('WRONG_STATE');
    else answer.then('accompaniment-agreement-concluded');
  });

  it('does not end before it begins', () => {
    under(OKTYABRSKY, ...approved)
      .when(sent('conclude-agreement', { termTo: '2026-03-11' }))
      .thenRejected('TERM_REVERSED', 'termTo');
  });

  it('ends once, and only when it was concluded', () => {
    under(OKTYABRSKY, ...approved)
      .when(sent('terminate-agreement'))
      .thenRejected('WRONG_STATE');
    under(OKTYABRSKY, ...ended)
      .when(sent('terminate-agreement'))
      .thenRejected('WRONG_STATE');
  });
});

describe('start-accompaniment in the TZhS track (C37)', () => {
  it.each(PROFILE_NAMES)('%s: what it has to rest on', (profile) => {
    const bare = under({ profile }, message).when(start);
    if (profile === 'OKTYABRSKY' || profile === 'IRKUTSK') bare.thenRejected('AGREEMENT_MISSING');
    else bare.then('accompaniment-started');
    const onApplication = under({ profile }, ...applied).when(start);
    if (profile === 'OKTYABRSKY') onApplication.thenRejected('AGREEMENT_MISSING');
    else onApplication.then('accompaniment-started');
  });

  it('is not carried by an agreement that ended', () => {
    under(OKTYABRSKY, ...ended)
      .when({ ...start, on: '2026-12-20' })
      .thenRejected('AGREEMENT_MISSING');
  });

  it('begins after a post that goes on, which is over then', () => {
    const again = [...applied, start, sent('end-accompaniment'), sent('start-post')];
    const state = after([...again, { ...start, on: '2026-12-20' }], 'IRKUTSK');
    expect(currentEpisode(state)).toMatchObject({
      main: 'TZHS_ACCOMPANIED',
      post: null,
      accompaniedFrom: '2026-12-20',
    });
  });
});

describe('post-accompaniment (C39)', () => {
  it('needs accompaniment that ended, and ends once', () => {
    under(OKTYABRSKY, ...inBank)
      .when(sent('start-post'))
      .thenRejected('WRONG_STATE');
    under(OKTYABRSKY, ...ended, sent('start-post'))
      .when(sent('start-post'))
      .thenRejected('WRONG_STATE');
    under(OKTYABRSKY, ...ended)
      .when(sent('end-post'))
      .thenRejected('WRONG_STATE');
    under(OKTYABRSKY, ...ended, sent('start-post'), sent('end-post'))
      .when(sent('end-post'))
      .thenRejected('WRONG_STATE');
  });

  it('follows the accompaniment of a SOP family too, without touching the registration (spec 5.1.5)', () => {
    const state = after(
      [...registered, sent('start-accompaniment'), sent('end-accompaniment'), sent('start-post')],
      'IRKUTSK',
    );
    expect(currentEpisode(state)).toMatchObject({ main: 'REGISTERED', post: 'LVL_POST' });
  });
});
