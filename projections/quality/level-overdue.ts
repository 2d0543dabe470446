import { accompaniedEpisode, intervalsOf, OPEN_END, type FamilyState, type FamilyView } from '@kurator/family';
import { addDays, type LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { REGION } from './place';

const limitOf = (state: FamilyState): LocalDate | null => accompaniedEpisode(state)?.level?.limit ?? null;

/** Families whose level has outlasted its longest term (ST-54, `LVL_OVERDUE`), as a stock. */
export function levelOverdueChanges(view: FamilyView): readonly DatedChange[] {
  const overdue = intervalsOf(view, {
    valueOf: (state, on) => {
      const limit = limitOf(state);
      return limit !== null && on > limit && state.municipality !== null ? { unit: state.municipality } : null;
    },
    turns: (state) => {
      const limit = limitOf(state);
      return limit === null ? [] : [addDays(limit, 1)];
    },
  });
  return overdue.flatMap(({ from, to, value: { unit } }) =>
    [unit, REGION].flatMap((where) => [
      { unit: where, key: 's|levelOverdue', date: from, n: 1 },
      ...(to === OPEN_END ? [] : [{ unit: where, key: 's|levelOverdue', date: to, n: -1 }]),
    ]),
  );
}
