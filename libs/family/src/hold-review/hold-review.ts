import { opt } from '@kurator/kernel';
import { reviewHeld } from '../catalogue/review';
import { draft, envelope, useCase } from '../shared/drafts';
import { resolutionOn, VOTES } from '../shared/examples';
import { adopted } from '../shared/resolutions';
import { votes } from '../shared/structures';

/** Which item of the session a review's result is (spec 6.5). */
const DECISIONS = {
  KEEP: 'DT-KEEP',
  EXTEND: 'DT-EXTEND',
  AMEND: 'DT-AMEND',
  DEREGISTER: 'DT-DEREG',
  DEREGISTER_WITH_PATRONAGE: 'DT-DEREG-PATRONAGE',
  PREVENTIVE_REGISTER: 'DT-PREVENTIVE-REGISTER',
} as const;

/** C32: the commission considers the results; meets DL-26. What follows is a command of its own. */
export const holdReview = useCase({
  name: 'hold-review',
  number: 'C32',
  title: { ru: 'Рассмотреть результаты работы', en: 'Hold a review' },
  body: { ...reviewHeld.fields, votes: opt(votes) },
  emits: ['resolution-adopted', 'review-held'],
  example: {
    occurredOn: '2026-08-25',
    resolution: resolutionOn('21/4', '2026-08-25'),
    votes: { ...VOTES, present: 10, for: 10, abstained: 0 },
    reportsConsidered: ['Отчёт куратора за II квартал'],
    result: 'DEREGISTER',
  },
  decide: ({ votes: cast, ...sent }, state, c) => [
    ...adopted(
      { resolution: sent.resolution, votes: cast },
      { decisionType: DECISIONS[sent.result], subjects: [{ kind: 'FAMILY' }] },
      { state, c },
    ),
    draft(reviewHeld, envelope(state, c), { data: sent }),
  ],
});
