import { reject } from '@kurator/kernel';
import { activeLevel, levelTermReviewed } from '../catalogue/level';
import { levelOverdue } from '../shared/level-term';
import { draft, envelope, useCase } from '../shared/drafts';

const { level: _known, ...body } = levelTermReviewed.fields;

/** C38: the term of the present level is looked at again; a new term keeps it beyond the maximum (CG-20). */
export const reviewLevelTerm = useCase({
  name: 'review-level-term',
  number: 'C38',
  title: { ru: 'Пересмотреть срок уровня', en: "Review the level's term" },
  body,
  emits: ['level-term-reviewed'],
  example: {
    occurredOn: '2026-06-10',
    decision: 'SAME_LEVEL_NEW_TERM',
    newPlannedEnd: '2026-08-31',
    reason: 'Угроза сохраняется',
  },
  decide: (sent, state, c) => {
    const level = activeLevel(state);
    if (!level) return reject('WRONG_STATE', { needed: 'accompaniment-started' });
    if (sent.decision === 'SAME_LEVEL_NEW_TERM' && sent.newPlannedEnd === undefined)
      return { ...reject('VALIDATION_FAILED', {}, 'newPlannedEnd'), status: 400 };
    return [
      draft(levelTermReviewed, envelope(state, c), {
        data: { ...sent, level: level.code },
        violations: levelOverdue(level, c),
      }),
    ];
  },
});
