import { SON } from './shared/examples';
import { given, registered, reported, sent, under } from './testing';

const named = (type: string, on: string, because: string) => ({ type, on, because });

describe('a late fact', () => {
  it('is never refused for being late', () => {
    given(...registered)
      .when(sent('order-survey', {}, '2026-02-03'))
      .then('survey-ordered');
  });

  it('is judged by the state of its own day', () => {
    given(...registered)
      .when(sent('recognise-sop', { curator: undefined }, '2026-02-10'))
      .thenRejected('LATER_FACT_CONTRADICTS');
    given(...registered)
      .when(sent('close-unconfirmed', {}, '2026-02-01'))
      .thenRejected('WRONG_STATE');
  });

  it('that makes a later one impossible is refused, naming that one', () => {
    const story = given(...registered);
    const recognition = story.stream.find((f) => f.type === 'recognized-SOP');
    const earlier = sent('recognise-sop', { subjects: [{ kind: 'FAMILY', grounds: ['FG-01'] }] }, '2026-02-12');
    expect(story.when(earlier).thenRejected('LATER_FACT_CONTRADICTS').params).toEqual({
      eventId: recognition?.eventId,
      ...named('recognized-SOP', '2026-02-17', 'SUBJECT_ALREADY_REGISTERED'),
    });
  });

  it('a minor turns out to have been grown up when recognised', () => {
    const rejection = given(...registered)
      .when(sent('record-person-details', { birthDate: '2008-02-01' }, '2026-02-10'))
      .thenRejected('LATER_FACT_CONTRADICTS');
    expect(rejection.params).toMatchObject(named('recognized-SOP', '2026-02-17', 'NOT_A_MINOR'));
  });

  it('a leaving in between makes the later leaving impossible', () => {
    const leave = (on: string) =>
      sent('deregister', { subjects: [{ kind: 'MINOR', personId: SON, ground: 'MD-05' }] }, on);
    const rejection = given(...registered, leave('2026-08-25'))
      .when(leave('2026-06-02'))
      .thenRejected('LATER_FACT_CONTRADICTS');
    expect(rejection.params).toMatchObject(named('deregistered', '2026-08-25', 'SUBJECT_NOT_REGISTERED'));
  });

  it('an end of accompaniment in between makes the later change of level impossible', () => {
    const story = under({ profile: 'IRKUTSK' }, ...registered, sent('start-accompaniment'), sent('change-level'));
    expect(
      story.when(sent('end-accompaniment', {}, '2026-05-05')).thenRejected('LATER_FACT_CONTRADICTS').params,
    ).toMatchObject(named('level-changed', '2026-06-19', 'WRONG_STATE'));
  });

  it('only names facts that were stored: a command that contradicts itself is refused for what it is', () => {
    const votes = { membersTotal: 11, present: 9, for: 9, against: 9, abstained: 0, castingVoteUsed: false };
    given(reported).when(sent('recognise-sop', { votes })).thenRejected('VOTES_INCONSISTENT', 'votes');
  });
});

describe('a command with a time of day', () => {
  const survey = sent('record-survey', {}, '2026-02-02', '2026-02-02T12:00:00.000Z');
  const details = (at: string) => sent('report', {}, '2026-02-02', at);

  it('meets what happened before it, not what was recorded before it', () => {
    const story = given(details('2026-02-02T10:00:00.000Z'));
    story.when(survey).then('surveyed');
    const late = given(details('2026-02-02T14:00:00.000Z'));
    late.when(survey).thenRejected('WRONG_STATE');
  });

  it('is decided on the very state that it is judged by', () => {
    // The draft of 12:00 and the one without a time (recorded after it) both come later than 11:00.
    const noon = sent('draft-programme', {}, '2026-02-27', '2026-02-27T12:00:00.000Z');
    given(...registered, noon, sent('draft-programme'))
      .when(sent('draft-programme', {}, '2026-02-27', '2026-02-27T11:00:00.000Z'))
      .then(['programme-drafted', { version: 1 }]);
  });
});
