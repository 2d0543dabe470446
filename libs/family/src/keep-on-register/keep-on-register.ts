import { opt } from '@kurator/kernel';
import { keptOnRegister } from '../catalogue/review';
import { draft, envelope, useCase } from '../shared/drafts';
import { resolutionOn, VOTES } from '../shared/examples';
import { adopted } from '../shared/resolutions';
import { votes } from '../shared/structures';

/** C33: the work goes on (KOCHKI 6.4). */
export const keepOnRegister = useCase({
  name: 'keep-on-register',
  number: 'C33',
  title: { ru: 'Оставить на учёте', en: 'Keep on the register' },
  body: { ...keptOnRegister.fields, votes: opt(votes) },
  emits: ['resolution-adopted', 'kept-on-register'],
  example: {
    occurredOn: '2026-09-08',
    resolution: resolutionOn('23/1', '2026-09-08'),
    votes: VOTES,
    subjects: [{ kind: 'FAMILY' }],
    programmeAction: 'NONE',
    nextReviewOn: '2027-03-02',
  },
  decide: ({ votes: cast, ...sent }, state, c) => [
    ...adopted(
      { resolution: sent.resolution, votes: cast },
      { decisionType: 'DT-KEEP', subjects: sent.subjects },
      { state, c },
    ),
    draft(keptOnRegister, envelope(state, c), { data: sent }),
  ],
});
