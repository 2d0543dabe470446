import { MOTHER, SON } from '../shared/examples';
import { given, reported, sent } from '../testing';

describe('record-person-details', () => {
  it('stores what changed, with the month of birth in the clear', () => {
    const [event] = given(reported).when(sent('record-person-details')).then('person-details-recorded');
    expect(event?.data).toEqual({ personId: SON, birthDate: '2014-05-21', birthMonth: '2014-05' });
  });

  it('stores no month when the birth date did not change', () => {
    const [event] = given(reported)
      .when(sent('record-person-details', { personId: MOTHER, birthDate: undefined, diedOn: '2026-02-09' }))
      .then('person-details-recorded');
    expect(event?.data).toEqual({ personId: MOTHER, diedOn: '2026-02-09' });
  });

  it('is refused for a stranger, and before the report', () => {
    given(reported)
      .when(sent('record-person-details', { personId: '00000000-0000-4000-8000-00000000dead' }))
      .thenRejected('PERSON_UNKNOWN', 'personId');
    given(reported)
      .when(sent('record-person-details', {}, '2026-02-01'))
      .thenRejected('WRONG_STATE');
  });

  it('decides who is a minor from the day it speaks of', () => {
    const grown = sent('record-person-details', { birthDate: '2008-02-17' }, '2026-02-10');
    given(reported, grown).when(sent('recognise-sop')).thenRejected('NOT_A_MINOR', 'subjects[1].personId');
  });
});
