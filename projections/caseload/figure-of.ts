import { LEVEL_WEIGHT } from '@kurator/family';
import { caseTotals, type CaseRow } from './case-totals';

/** Numbers of a specialist's families, as the caseload names them; `load` is what they weigh together. */
export const SPECIALIST_FIGURES = [
  'emergency',
  'crisis',
  'adaptation',
  'base',
  'unlevelled',
  'openCases',
  'afterwards',
  'load',
] as const;
export type SpecialistFigure = (typeof SPECIALIST_FIGURES)[number];
/** Whose families are meant: of a specialist, of a curator, or nobody's at an institution. */
export type Whose =
  | { readonly of: 'SPECIALIST'; readonly figure: SpecialistFigure }
  | { readonly of: 'CURATOR' }
  | { readonly of: 'UNASSIGNED' };

/** What one family counts in a number of the caseload. */
export function countsIn(row: CaseRow, whose: Whose): number {
  const { specialists, curators, unassigned } = caseTotals([{ ...row, families: 1 }]);
  if (whose.of === 'CURATOR') return curators.length;
  if (whose.of === 'UNASSIGNED') return unassigned.length;
  if (whose.figure !== 'load') return specialists[0]?.[whose.figure] ?? 0;
  return row.weightedLevel === null || row.afterwards === 1 ? 0 : LEVEL_WEIGHT[row.weightedLevel];
}
