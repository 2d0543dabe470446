import { reject } from '@kurator/kernel';
import { activeLevel, levelChanged } from '../catalogue/level';
import { levelOverdue } from '../shared/level-term';
import { draft, envelope, useCase } from '../shared/drafts';
import { levelMove } from '../shared/level-moves';

const { from: _known, situation: _derived, ...body } = levelChanged.fields;

/** C38: another level, with signs and a reason (spec 5.1.4). */
export const changeLevel = useCase({
  name: 'change-level',
  number: 'C38',
  title: { ru: 'Изменить уровень сопровождения', en: 'Change the level' },
  body,
  emits: ['level-changed'],
  example: {
    occurredOn: '2026-06-19',
    to: 'CRISIS',
    signs: ['LC-05'],
    reason: 'Угроза миновала, конфликты остаются',
    plannedEnd: '2026-12-19',
  },
  decide: (sent, state, c) => {
    const level = activeLevel(state);
    if (!level) return reject('WRONG_STATE', { needed: 'accompaniment-started' });
    return [
      draft(levelChanged, envelope(state, c), {
        data: { ...sent, from: level.code, situation: levelMove(level.code, sent.to) },
        violations: levelOverdue(level, c),
      }),
    ];
  },
});
