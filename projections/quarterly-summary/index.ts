import { oncePerLife, type FamilyView } from '@kurator/family';
import type { FamilyProjection } from '@kurator/read-models';
import { accompanimentMoves } from './accompaniment-moves';
import { registerMoves } from './register-moves';
import { stockChanges } from './stock';

export { quarterFigures, type Figures, type QuarterSums } from './figures';
export { indicatorTable, type IndicatorTable, type YearSums } from './indicators';
export { clauseOf, figureAt, type Definition, type Figure } from './definitions';
export { indicatorAt, type IndicatorFigure } from './indicator-at';
export { masked } from './mask';
export { balanceChecks, type Check } from './checks';

/**
 * The quarter (spec 8.2 A and B) as dated changes, without documents: a stock on a day is the sum of `s|...` up to it, a
 * flow the sum of `f|...` within a period, and `q|...`/`y|...` count distinct cases of a quarter and of a year. Each
 * change stands under its municipality and under REGION; a move inside the region is in neither flow of REGION. The
 * store adds up what is said twice of a unit, key and day.
 */
export const quarterlySummary: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'quarterly-summary',
  version: 5,
  collections: [],
  lasting: true,
  render: oncePerLife((view: FamilyView) => ({
    documents: {},
    changes: [...stockChanges(view), ...registerMoves(view), ...accompanimentMoves(view)],
  })),
};
