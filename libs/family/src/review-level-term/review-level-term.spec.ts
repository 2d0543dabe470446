import { registered, sent, under } from '../testing';

const IRKUTSK = { profile: 'IRKUTSK' } as const;
const accompanied = [...registered, sent('start-accompaniment', {}, '2026-03-02')];

describe('review-level-term (AS-22)', () => {
  it('stores the level that was reviewed; overdue since 2 June', () => {
    const review = under(IRKUTSK, ...accompanied).when(sent('review-level-term'));
    review.then(['level-term-reviewed', { level: 'EMERGENCY', newPlannedEnd: '2026-08-31' }]);
    review.thenViolates(['LEVEL_OVERDUE', '9']);
    under(IRKUTSK, ...accompanied)
      .when(sent('review-level-term', {}, '2026-06-02'))
      .thenViolates();
  });

  it('with a new term ends the overdue', () => {
    const again = under(IRKUTSK, ...accompanied, sent('review-level-term'));
    again.when(sent('change-level', {}, '2026-08-31')).thenViolates();
    again.when(sent('change-level', {}, '2026-09-01')).thenViolates(['LEVEL_OVERDUE', '9']);
  });

  it('that decides a change leaves the limit where it was', () => {
    under(
      IRKUTSK,
      ...accompanied,
      sent('review-level-term', { decision: 'CHANGE', newPlannedEnd: undefined }, '2026-05-29'),
    )
      .when(sent('change-level', {}, '2026-06-03'))
      .thenViolates(['LEVEL_OVERDUE', '9']);
  });

  it('wants the new term, after the review', () => {
    under(IRKUTSK, ...accompanied)
      .when(sent('review-level-term', { newPlannedEnd: undefined }))
      .thenRejected('VALIDATION_FAILED', 'newPlannedEnd');
    under(IRKUTSK, ...accompanied)
      .when(sent('review-level-term', { newPlannedEnd: '2026-06-09' }))
      .thenRejected('TERM_REVERSED', 'newPlannedEnd');
  });

  it('is refused without accompaniment', () => {
    under(IRKUTSK, ...registered)
      .when(sent('review-level-term'))
      .thenRejected('WRONG_STATE');
  });
});
