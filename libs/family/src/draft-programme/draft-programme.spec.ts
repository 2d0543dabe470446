import { PROGRAMME } from '../shared/examples';
import { given, registered, sent } from '../testing';

describe('draft-programme', () => {
  it('stores the first version, and a higher one each time it is drafted again', () => {
    given(...registered)
      .when(sent('draft-programme'))
      .then(['programme-drafted', { programmeId: PROGRAMME, version: 1, measures: [{ executorAgencyId: 'soc-1' }] }]);
    given(...registered, sent('draft-programme'))
      .when(sent('draft-programme', {}, '2026-03-01'))
      .then(['programme-drafted', { version: 2 }]);
  });

  it('starts another programme at version 1', () => {
    given(...registered, sent('draft-programme'))
      .when(sent('draft-programme', { programmeId: '7f000000-0000-4000-8000-0000000000ff' }))
      .then(['programme-drafted', { version: 1 }]);
  });

  it('presupposes a family', () => {
    given().when(sent('draft-programme')).thenRejected('WRONG_STATE');
  });
});
