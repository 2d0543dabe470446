import { RESOLUTION } from '../shared/examples';
import { given, reported, sent } from '../testing';

describe('assign-curator', () => {
  it('stores the resolution of the assignment and the curator', () => {
    given(reported)
      .when(sent('assign-curator'))
      .then(
        ['resolution-adopted', { decisions: [{ decisionType: 'DT-CURATOR', subjects: [{ kind: 'FAMILY' }] }] }],
        ['curator-assigned', { curator: { agencyId: 'soc-1', officerId: 'off-7' }, resolution: RESOLUTION }],
      );
  });

  it('keeps the area of a specialist by territory (OKTYABRSKY 6.4)', () => {
    given(reported)
      .when(sent('assign-curator', { area: 'Северный микрорайон' }))
      .then('resolution-adopted', ['curator-assigned', { area: 'Северный микрорайон' }]);
  });

  it('needs no resolution where a service appoints (OKTYABRSKY 6.4)', () => {
    given(reported)
      .when(sent('assign-curator', { resolution: undefined, votes: undefined }))
      .then('curator-assigned');
  });

  it.each([
    [{ agencyId: 'soc-9' }, 'AGENCY_UNKNOWN', 'curator.agencyId'],
    [{ agencyId: 'soc-1', officerId: 'off-99' }, 'OFFICER_UNKNOWN', 'curator.officerId'],
  ])('refuses %j', (curator, code, path) => {
    given(reported).when(sent('assign-curator', { curator })).thenRejected(code, path);
  });

  it('presupposes a family', () => {
    given()
      .when(sent('assign-curator', { resolution: undefined, votes: undefined }))
      .thenRejected('WRONG_STATE');
  });
});
