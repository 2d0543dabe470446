import { SON } from '../shared/examples';
import { given, registered, reported, sent } from '../testing';

describe('keep-on-register', () => {
  it('stores the resolution and the next review', () => {
    given(...registered)
      .when(sent('keep-on-register'))
      .then(
        ['resolution-adopted', { decisions: [{ decisionType: 'DT-KEEP' }] }],
        ['kept-on-register', { nextReviewOn: '2027-03-02' }],
      );
  });

  it('is refused for a subject that is not registered', () => {
    given(reported).when(sent('keep-on-register')).thenRejected('SUBJECT_NOT_REGISTERED', 'subjects[0]');
    given(reported, sent('recognise-sop', { subjects: [{ kind: 'FAMILY', grounds: ['FG-01'] }] }))
      .when(sent('keep-on-register', { subjects: [{ kind: 'FAMILY' }, { kind: 'MINOR', personId: SON }] }))
      .thenRejected('SUBJECT_NOT_REGISTERED', 'subjects[1]');
  });
});
