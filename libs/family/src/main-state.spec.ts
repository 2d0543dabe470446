import { familyAt } from './history';
import { MOTHER, resolutionOn, SON } from './shared/examples';
import { currentEpisode, isRegistered } from './state';
import { FAMILY, played, registered, reported, sent, world, type Sent } from './testing';

const after = (...commands: readonly Sent[]) => familyAt(FAMILY, played(commands), world);
const mainAfter = (...commands: readonly Sent[]) => currentEpisode(after(...commands))?.main ?? 'NONE';

const family = { kind: 'FAMILY', ground: 'FD-06' };
const son = { kind: 'MINOR', personId: SON, ground: 'MD-05' };
const leave = (subjects: readonly object[], on: string, changes: object = {}) =>
  sent('deregister', { subjects, resolution: resolutionOn(`d${on}`, on), ...changes }, on);
const again = (on: string) => sent('report', { persons: [{ personId: SON, role: 'KR-08' }], addresses: [] }, on);

describe('the main state (spec 3.2)', () => {
  it.each<[string, readonly Sent[]]>([
    ['NONE', []],
    ['REPORTED', [reported]],
    ['REPORTED', [reported, sent('forward-report')]],
    ['UNDER_VERIFICATION', [reported, sent('order-survey')]],
    ['UNDER_VERIFICATION', [reported, sent('request-materials')]],
    ['SURVEYED', [reported, sent('order-survey'), sent('record-survey')]],
    ['AWAITING_DECISION', [reported, sent('record-survey'), sent('issue-conclusion')]],
    ['AWAITING_DECISION', [reported, sent('schedule-session')]],
    ['REPORTED', [reported, sent('schedule-session', { questionKind: 'TZHS' })]],
    ['REGISTERED', [...registered]],
    ['REGISTERED', [...registered, sent('record-survey', { surveyKind: 'CONTROL' }, '2026-05-05')]],
    ['REGISTERED', [...registered, leave([son], '2026-06-02')]],
    ['DEREGISTERED', [...registered, leave([son, family], '2026-06-02')]],
    ['DEREGISTERED', [...registered, leave([son], '2026-06-02'), leave([family], '2026-07-07')]],
    [
      'UNDER_PATRONAGE_AFTER',
      [...registered, leave([son, family], '2026-06-02', { mode: 'WITH_PATRONAGE', patronageAgencyId: 'soc-1' })],
    ],
    ['NOT_CONFIRMED', [reported, sent('close-unconfirmed')]],
    ['NOT_CONFIRMED', [reported, sent('decline-recognition')]],
    ['TZHS_APPLIED', [reported, sent('refer-to-tzhs')]],
    ['TZHS_APPLIED', [sent('report', { track: 'TZHS' })]],
  ])('is %s', (expected, commands) => {
    expect(mainAfter(...commands)).toBe(expected);
  });

  it('is REGISTERED exactly while a subject is', () => {
    expect(isRegistered(after(...registered, leave([son], '2026-06-02')))).toBe(true);
    expect(isRegistered(after(...registered, leave([son, family], '2026-06-02')))).toBe(false);
  });
});

describe('an episode', () => {
  it('takes a repeat message without beginning anew', () => {
    const { episodes } = after(reported, sent('order-survey'), again('2026-02-04'));
    expect(episodes).toHaveLength(1);
    expect(episodes[0]).toMatchObject({ number: 1, openedOn: '2026-02-02', main: 'UNDER_VERIFICATION' });
  });

  it('notices a threat that only the repeat message tells of', () => {
    const threat = { ...again('2026-02-04'), body: { ...again('2026-02-04').body, threatToLife: true } };
    expect(currentEpisode(after(reported, threat))?.threat).toBe(true);
  });

  it('follows one that was not confirmed, and is then no repeat (AS-15)', () => {
    const { episodes } = after(reported, sent('close-unconfirmed'), again('2026-09-01'));
    expect(episodes.map((e) => [e.number, e.main, e.repeat])).toEqual([
      [1, 'NOT_CONFIRMED', false],
      [2, 'REPORTED', false],
    ]);
  });

  it('follows a registration that ended, and is then a repeat (CG-58)', () => {
    const { episodes } = after(...registered, leave([son, family], '2026-06-02'), again('2026-09-01'));
    expect(episodes.map((e) => [e.number, e.main, e.repeat])).toEqual([
      [1, 'DEREGISTERED', false],
      [2, 'REPORTED', true],
    ]);
  });

  it('opens by a direct recognition, with municipality and persons', () => {
    const direct = sent('recognise-sop', { persons: reported.body['persons'] });
    const state = after(direct);
    expect(state.municipality).toBe('88705000');
    expect(Object.keys(state.persons)).toEqual([MOTHER, SON]);
    expect(currentEpisode(state)).toMatchObject({
      number: 1,
      openedOn: '2026-02-17',
      main: 'REGISTERED',
      repeat: false,
    });
  });

  it('keeps each subject with its own days and ground', () => {
    const episode = currentEpisode(after(...registered, leave([son], '2026-06-02'), leave([family], '2026-07-07')));
    expect(episode?.subjects).toEqual({
      FAMILY: {
        kind: 'FAMILY',
        personId: null,
        state: 'SUBJECT_DEREGISTERED',
        grounds: ['FG-01'],
        resolution: 'kdn-1/2026/7/2',
        registeredOn: '2026-02-17',
        deregisteredOn: '2026-07-07',
        elsewhereUntil: null,
        ground: 'FD-06',
        mode: 'PLAIN',
      },
      [SON]: {
        kind: 'MINOR',
        personId: SON,
        state: 'SUBJECT_DEREGISTERED',
        grounds: ['MG-01'],
        resolution: 'kdn-1/2026/7/2',
        registeredOn: '2026-02-17',
        deregisteredOn: '2026-06-02',
        elsewhereUntil: null,
        ground: 'MD-05',
        mode: 'PLAIN',
      },
    });
    expect(episode?.exit).toEqual({
      on: '2026-07-07',
      ground: 'FD-06',
      mode: 'PLAIN',
      positive: true,
      patronageAgencyId: null,
    });
  });

  it('leaves by the ground of the last to leave: the family before its minors (8.2, ST-03a)', () => {
    const moved = { kind: 'FAMILY', ground: 'FD-05b' };
    expect(currentEpisode(after(...registered, leave([moved, son], '2026-06-02')))?.exit).toMatchObject({
      ground: 'FD-05b',
      positive: false,
    });
    expect(
      currentEpisode(after(...registered, leave([moved], '2026-06-02'), leave([son], '2026-06-09')))?.exit,
    ).toMatchObject({ on: '2026-06-09', ground: 'MD-05' });
  });

  it('ends its programme and its next review with the registration', () => {
    const work = [...registered, sent('draft-programme'), sent('submit-programme'), sent('approve-programme')];
    expect(currentEpisode(after(...work))).toMatchObject({
      programme: { state: 'PROG_ACTIVE', termTo: '2026-08-17' },
      nextReviewOn: '2026-08-17',
    });
    expect(currentEpisode(after(...work, leave([son, family], '2026-06-02')))).toMatchObject({
      programme: { state: 'PROG_TERMINATED' },
      nextReviewOn: null,
    });
  });
});

describe('what changes within an episode', () => {
  it('the curator: assigned, replacement requested, replaced', () => {
    const curator = (...more: readonly Sent[]) => currentEpisode(after(...registered, ...more))?.curator;
    expect(curator()).toMatchObject({ state: 'CUR_ASSIGNED', since: '2026-02-17' });
    const requested = sent('request-curator-replacement');
    expect(curator(requested)).toMatchObject({ state: 'CUR_REPLACEMENT_REQUESTED', since: '2026-02-17' });
    expect(curator(requested, sent('replace-curator'))).toEqual({
      state: 'CUR_ASSIGNED',
      curator: { agencyId: 'school-1', officerId: 'off-3' },
      since: '2026-05-19',
    });
  });

  it('the group: by the recognition, or composed later', () => {
    const group = (...more: readonly Sent[]) => currentEpisode(after(...more))?.group;
    const alone = [...registered.slice(0, -1), sent('recognise-sop', { workingGroup: [] })];
    expect(group(...alone)).toBe(false);
    expect(group(...alone, sent('compose-group'))).toBe(true);
  });

  it('the next review: by the resolution, by a new day, by the review itself', () => {
    const next = (...more: readonly Sent[]) => currentEpisode(after(...registered, ...more))?.nextReviewOn;
    expect(next()).toBe('2026-08-17');
    expect(next(sent('schedule-review', { reviewOn: '2026-07-07' }))).toBe('2026-07-07');
    expect(next(sent('hold-review'))).toBeNull();
    expect(next(sent('hold-review', { nextReviewOn: '2027-02-02' }))).toBe('2027-02-02');
    expect(next(sent('keep-on-register'))).toBe('2027-03-02');
  });

  it('consents: given, refused, withdrawn', () => {
    const state = after(
      reported,
      sent('record-consent'),
      sent('record-refusal', { subjectPersonId: MOTHER }),
      sent('withdraw-consent', { consentEventId: played([reported, sent('record-consent')])[2]?.eventId }),
    );
    expect(state.consents.map((c) => [c.subjectPersonId, c.state])).toEqual([
      [SON, 'WITHDRAWN'],
      [MOTHER, 'REFUSED'],
    ]);
  });

  it('an address: the newer one of a kind takes the place of the older', () => {
    const address = (kind: string, text: string) => ({ kind, municipality: '88705000', text });
    const moved = {
      ...again('2026-03-01'),
      body: { ...again('2026-03-01').body, addresses: [address('ACTUAL', 'новый'), address('REGISTRATION', 'старый')] },
    };
    expect(after(reported, moved).addresses.map((a) => [a.kind, a.text])).toEqual([
      ['ACTUAL', 'новый'],
      ['REGISTRATION', 'старый'],
    ]);
  });
});
