import { SON } from '../shared/examples';
import { given, reported, sent } from '../testing';

describe('refer-to-tzhs', () => {
  it('hands the family over and changes the track', () => {
    given(reported)
      .when(sent('refer-to-tzhs'))
      .then(
        ['referred-to-TZHS', { toInstitutionId: 'soc-1' }],
        ['track-changed', { from: 'SOP', to: 'TZHS', reason: 'REFERRED' }],
      );
  });

  it('leaves the track of a TZhS family as it is', () => {
    given(sent('report', { track: 'TZHS' }))
      .when(sent('refer-to-tzhs'))
      .then('referred-to-TZHS');
  });

  it.each([
    ['family', { kind: 'FAMILY', grounds: ['FG-01'] }],
    ['minor', { kind: 'MINOR', personId: SON, grounds: ['MG-01'] }],
  ])('is refused while a %s is registered (C13)', (_kind, subject) => {
    given(reported, sent('recognise-sop', { subjects: [subject] }))
      .when(sent('refer-to-tzhs'))
      .thenRejected('SUBJECT_ALREADY_REGISTERED');
  });

  it('is refused once the episode is closed', () => {
    given(reported, sent('close-unconfirmed', {}, '2026-02-03'))
      .when(sent('refer-to-tzhs'))
      .thenRejected('WRONG_STATE');
  });
});
