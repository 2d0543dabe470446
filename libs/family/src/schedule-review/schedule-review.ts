import { reviewScheduled } from '../catalogue/review';
import { records } from '../shared/drafts';

/** C32: Schedule a review. */
export const scheduleReview = records(reviewScheduled, {
  name: 'schedule-review',
  number: 'C32',
  title: { ru: 'Назначить повторное рассмотрение', en: 'Schedule a review' },
  example: { occurredOn: '2026-03-01', reviewOn: '2026-08-17', basis: 'REGISTRATION_DECISION' },
});
