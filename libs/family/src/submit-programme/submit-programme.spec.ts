import { given, registered, sent } from '../testing';

describe('submit-programme', () => {
  it('submits the version that was drafted last', () => {
    given(...registered, sent('draft-programme'), sent('draft-programme'))
      .when(sent('submit-programme'))
      .then(['programme-submitted', { version: 2, toBodyId: 'kdn-1' }]);
  });

  it('is refused without a draft, for another draft and a second time', () => {
    given(...registered)
      .when(sent('submit-programme'))
      .thenRejected('WRONG_STATE', 'programmeId');
    const drafted = [...registered, sent('draft-programme')];
    given(...drafted)
      .when(sent('submit-programme', { programmeId: '7f000000-0000-4000-8000-0000000000ff' }))
      .thenRejected('WRONG_STATE', 'programmeId');
    given(...drafted, sent('submit-programme'))
      .when(sent('submit-programme'))
      .thenRejected('WRONG_STATE', 'programmeId');
  });
});
