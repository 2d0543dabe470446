import { SON } from '../shared/examples';
import { given, registered, reported, sent } from '../testing';

describe('decline-recognition', () => {
  it('stores the resolution and the refusal', () => {
    given(reported)
      .when(sent('decline-recognition'))
      .then(
        ['resolution-adopted', { decisions: [{ decisionType: 'DT-DECLINE', subjects: [{ kind: 'FAMILY' }] }] }],
        ['recognition-declined', { followUp: 'PREVENTIVE_REGISTER', resolution: { number: '7/2' } }],
      );
  });

  it('is refused for a subject that is registered', () => {
    const declined = sent(
      'decline-recognition',
      { resolution: { ...(sent('decline-recognition').body['resolution'] as object), number: '8/1' } },
      '2026-03-03',
    );
    given(...registered)
      .when(declined)
      .thenRejected('SUBJECT_ALREADY_REGISTERED', 'subjects[0]');
  });

  it('may concern a minor of a family that stays registered', () => {
    const family = sent('recognise-sop', { subjects: [{ kind: 'FAMILY', grounds: ['FG-01'] }] });
    given(reported, family)
      .when(sent('decline-recognition', { subjects: [{ kind: 'MINOR', personId: SON }] }))
      .then('recognition-declined');
  });

  it('is refused once the episode is closed', () => {
    given(reported, sent('close-unconfirmed', {}, '2026-02-03'))
      .when(sent('decline-recognition'))
      .thenRejected('WRONG_STATE');
  });
});
