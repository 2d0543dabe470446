import { given, registered, sent } from '../testing';

describe('hold-review', () => {
  it.each([
    ['KEEP', 'DT-KEEP'],
    ['EXTEND', 'DT-EXTEND'],
    ['AMEND', 'DT-AMEND'],
    ['DEREGISTER', 'DT-DEREG'],
    ['DEREGISTER_WITH_PATRONAGE', 'DT-DEREG-PATRONAGE'],
    ['PREVENTIVE_REGISTER', 'DT-PREVENTIVE-REGISTER'],
  ])('with result %s stores a resolution of type %s', (result, decisionType) => {
    given(...registered)
      .when(sent('hold-review', { result }))
      .then(['resolution-adopted', { decisions: [{ decisionType }] }], ['review-held', { result }]);
  });

  it('presupposes a family', () => {
    expect(given().when(sent('hold-review')).thenRejected('WRONG_STATE').params).toEqual({ needed: 'reported' });
  });
});
