import { registered, sent, under } from '../testing';

const IRKUTSK = { profile: 'IRKUTSK' } as const;
const accompanied = [...registered, sent('start-accompaniment')];

describe('end-accompaniment', () => {
  it('stores the reason and whether it helped', () => {
    under(IRKUTSK, ...accompanied)
      .when(sent('end-accompaniment', {}, '2026-06-23'))
      .then(['accompaniment-ended', { reason: 'CP-01', positiveResult: true }]);
  });

  it('says when the longest term had passed (IRKUTSK 9)', () => {
    under(IRKUTSK, ...accompanied)
      .when(sent('end-accompaniment', {}, '2026-06-23'))
      .thenViolates();
    under(IRKUTSK, ...accompanied)
      .when(sent('end-accompaniment', {}, '2026-06-24'))
      .thenViolates(['LEVEL_OVERDUE', '9']);
  });

  it('is refused without a start, and a second time', () => {
    under(IRKUTSK, ...registered)
      .when(sent('end-accompaniment'))
      .thenRejected('WRONG_STATE');
    under(IRKUTSK, ...accompanied, sent('end-accompaniment'))
      .when(sent('end-accompaniment'))
      .thenRejected('WRONG_STATE');
  });

  it('lets accompaniment start again', () => {
    under(IRKUTSK, ...accompanied, sent('end-accompaniment', {}, '2026-05-01'))
      .when(sent('start-accompaniment', {}, '2026-06-01'))
      .then('accompaniment-started');
  });
});
