import type { FamilyView } from '@kurator/family';
import type { DatedChange, FamilyProjection } from '@kurator/read-models';
import { accompanimentMoves } from './accompaniment-moves';
import { registerMoves } from './register-moves';
import { stockChanges } from './stock';

export { quarterFigures, type Figures, type QuarterSums } from './figures';
export { masked } from './mask';
export { balanceChecks, type Check } from './checks';

/** Adds up changes of the same unit, key and day; what cancels disappears. */
function added(changes: readonly DatedChange[]): readonly DatedChange[] {
  const sums = new Map<string, DatedChange>();
  for (const change of changes) {
    const key = `${change.unit}/${change.date}/${change.key}`;
    const before = sums.get(key);
    sums.set(key, before ? { ...before, n: before.n + change.n } : change);
  }
  return [...sums.values()].filter(({ n }) => n !== 0);
}

/**
 * The quarter (spec 8.2 A and B) as dated changes, without documents: a stock on a day is the sum of `s|...` up to it, a
 * flow the sum of `f|...` within a period, and `q|...`/`y|...` count distinct cases of a quarter and of a year. Each
 * change stands under its municipality and under REGION; a move inside the region is in neither flow of REGION.
 */
export const quarterlySummary: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'quarterly-summary',
  version: 1,
  collections: [],
  render: (view) => ({
    documents: {},
    changes: added([...stockChanges(view), ...registerMoves(view), ...accompanimentMoves(view)]),
  }),
};
