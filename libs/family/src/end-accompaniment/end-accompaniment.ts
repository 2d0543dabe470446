import { accompanimentEnded, activeLevel } from '../catalogue/level';
import { draft, envelope, useCase } from '../shared/drafts';
import { levelOverdue } from '../shared/level-term';

/** C38: accompaniment ends; the registration stays as it is (spec 5.1.5). */
export const endAccompaniment = useCase({
  name: 'end-accompaniment',
  number: 'C38',
  title: { ru: 'Прекратить сопровождение', en: 'End accompaniment' },
  body: accompanimentEnded.fields,
  emits: ['accompaniment-ended'],
  example: { occurredOn: '2026-12-15', reason: 'CP-01', positiveResult: true },
  decide: (sent, state, c) => {
    const level = activeLevel(state);
    return [
      draft(accompanimentEnded, envelope(state, c), {
        data: sent,
        violations: level ? levelOverdue(level, c) : [],
      }),
    ];
  },
});
