import { builtInProfiles } from '@kurator/regulation';
import { resolutionOn, VOTES } from '../shared/examples';
import { given, makeWorld, PROFILE_NAMES, reported, sent, under, type ProfileName } from '../testing';

const votes = (membersTotal: number, present: number, cast: readonly [number, number, number]) => ({
  membersTotal,
  present,
  for: cast[0],
  against: cast[1],
  abstained: cast[2],
  castingVoteUsed: false,
});
const TIE = votes(13, 8, [4, 3, 1]);

describe('adopt-resolution', () => {
  it('stores the resolution on the day it was adopted, with its outcome', () => {
    const [event] = given(reported)
      .when(sent('adopt-resolution', { resolution: resolutionOn('7/2', '2026-02-16') }, '2026-02-17'))
      .then(['resolution-adopted', { outcome: 'ADOPTED', minorOpinion: 'Согласен' }]);
    expect(event?.occurredOn).toBe('2026-02-16');
  });

  it('records a failed vote as not adopted', () => {
    given(reported)
      .when(sent('adopt-resolution', { votes: TIE }))
      .then(['resolution-adopted', { outcome: 'NOT_ADOPTED' }]);
  });

  it.each([
    ['more votes than members present', votes(13, 9, [6, 4, 0])],
    ['fewer votes than members present', votes(13, 9, [6, 2, 0])],
    ['more members present than there are', votes(8, 9, [6, 3, 0])],
  ])('refuses %s (spec 3.5.4)', (_what, wrong) => {
    given(reported)
      .when(sent('adopt-resolution', { votes: wrong }))
      .thenRejected('VOTES_INCONSISTENT', 'votes');
  });

  it('refuses a commission that is not competent for the municipality', () => {
    given(reported)
      .when(sent('adopt-resolution', { resolution: { ...resolutionOn('7/2', '2026-02-17'), commissionId: 'kdn-2' } }))
      .thenRejected('COMMISSION_NOT_COMPETENT', 'resolution.commissionId');
  });

  it.each(PROFILE_NAMES)('stores a session without quorum in %s with a violation (CG-49)', (profile) => {
    under({ profile }, reported)
      .when(sent('adopt-resolution', { votes: votes(13, 6, [6, 0, 0]) }))
      .thenViolates(['NO_QUORUM', 'CG-49']);
    under({ profile }, reported)
      .when(sent('adopt-resolution', { votes: votes(13, 7, [7, 0, 0]) }))
      .thenViolates();
  });
});

describe('a decision that takes effect without a majority', () => {
  const register = (cast: object) => sent('recognise-sop', { votes: cast });
  const required: readonly ProfileName[] = ['IRKUTSK'];

  it.each(PROFILE_NAMES.filter((p) => required.includes(p)))('is refused in %s (44; AS-20)', (profile) => {
    under({ profile }, reported).when(register(TIE)).thenRejected('MAJORITY_MISSING', 'votes.for');
    under({ profile }, reported)
      .when(register(votes(13, 9, [5, 4, 0])))
      .then('resolution-adopted', 'recognized-SOP', 'curator-assigned');
  });

  it.each(PROFILE_NAMES.filter((p) => !required.includes(p)))('is not refused in %s, which does not ask', (profile) => {
    under({ profile }, reported).when(register(TIE)).then('resolution-adopted', 'recognized-SOP', 'curator-assigned');
  });

  it('is refused in MARIEL when it ends a registration (6.1)', () => {
    given(reported, sent('recognise-sop'))
      .when(sent('deregister', { votes: TIE }))
      .thenRejected('MAJORITY_MISSING', 'votes.for');
  });

  it('stays refused when the failed vote was recorded before', () => {
    under({ profile: 'IRKUTSK' }, reported, sent('adopt-resolution', { votes: TIE }))
      .when(register(TIE))
      .thenRejected('MAJORITY_MISSING', 'votes.for');
  });

  it('is refused in MARIEL when votes that sufficed to recognise are to end something in the same session', () => {
    const session = { resolution: resolutionOn('7/2', '2026-02-17'), votes: TIE };
    given(reported, sent('recognise-sop', session))
      .when(sent('deregister', session, '2026-02-17'))
      .thenRejected('MAJORITY_MISSING', 'votes.for');
  });

  it('is carried by a tie only where the chair has a casting vote and used it', () => {
    const casting = builtInProfiles.map((p) => ({
      ...p,
      assumptions: { ...p.assumptions, tieRule: { ...p.assumptions.tieRule, value: 'CHAIR_CASTING' as const } },
    }));
    const story = under({ profile: 'IRKUTSK', regulation: makeWorld(casting) }, reported);
    story.when(register(TIE)).thenRejected('MAJORITY_MISSING', 'votes.for');
    story
      .when(register({ ...TIE, castingVoteUsed: true }))
      .then('resolution-adopted', 'recognized-SOP', 'curator-assigned');
    under({ profile: 'IRKUTSK' }, reported)
      .when(register({ ...TIE, castingVoteUsed: true }))
      .thenRejected('MAJORITY_MISSING', 'votes.for');
  });
});

describe('several items of one session', () => {
  it('share its resolution: it is stored once', () => {
    const session = { resolution: resolutionOn('7/2', '2026-02-17'), votes: VOTES };
    given(reported, sent('adopt-resolution', session))
      .when(sent('recognise-sop', session))
      .then('recognized-SOP', 'curator-assigned');
  });
});
