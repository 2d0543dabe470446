import { RESOLUTION, VOTES } from '../shared/examples';
import { given, registered, sent } from '../testing';

const submitted = [...registered, sent('draft-programme'), sent('draft-programme'), sent('submit-programme')];

describe('reject-programme', () => {
  it('stores which version went back', () => {
    given(...submitted)
      .when(sent('reject-programme'))
      .then(['programme-rejected', { version: 2, final: false }]);
  });

  it('stores the resolution where one says so (OKTYABRSKY 9.3)', () => {
    given(...submitted)
      .when(sent('reject-programme', { resolution: { ...RESOLUTION, number: '9/1' }, votes: VOTES, final: true }))
      .then(['resolution-adopted', { decisions: [{ decisionType: 'DT-PROGRAMME-REJECT' }] }], 'programme-rejected');
  });

  it('is refused without a submitted draft', () => {
    given(...submitted.slice(0, -1))
      .when(sent('reject-programme'))
      .thenRejected('WRONG_STATE', 'programmeId');
  });

  it('lets a draft that went back be submitted again, unless it was final', () => {
    given(...submitted, sent('reject-programme'))
      .when(sent('submit-programme', {}, '2026-03-12'))
      .then('programme-submitted');
    given(...submitted, sent('reject-programme', { final: true }))
      .when(sent('submit-programme', {}, '2026-03-12'))
      .thenRejected('WRONG_STATE', 'programmeId');
  });
});
