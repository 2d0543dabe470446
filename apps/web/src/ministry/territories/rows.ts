import { figureOf, useQuarters, type Of, type Quarter } from '../shared/quarter-figures';
import { moved } from '../../ui/quarters';
import { useUnits, type Unit } from '../shared/place';
import type { Shade } from './tiles';

/** A territory with its quarter, and the same quarter a year before. */
export interface Row extends Unit {
  readonly now: Quarter | undefined;
  readonly before: Quarter | undefined;
}
export const FIGURES = ['opening', 'in', 'out', 'closing'] as const;
export type Figure = (typeof FIGURES)[number];

/** What the page shows of the rows. */
export interface Shown {
  readonly rows: readonly Row[];
  readonly of: Of;
  readonly quarter: string;
}

/** What its map shows: one of the figures, in shades. */
export interface Mapped extends Shown {
  readonly figure: Figure;
  readonly shades: readonly Shade[];
}

/** Every territory of the user's. */
export function useRows(quarter: string): readonly Row[] {
  const units = useUnits();
  const now = useQuarters(units.map(({ unit }) => ({ unit, quarter })));
  const before = useQuarters(units.map(({ unit }) => ({ unit, quarter: moved(quarter, -4) })));
  return units.map((one, at) => ({ ...one, now: now[at], before: before[at] }));
}

/** How a figure differs from that of a year ago; null where one of the two is not known. */
export function changeOf({ now, before }: Row, of: Of, figure: Figure): number | null {
  const [is, was] = [figureOf(now, of, figure), figureOf(before, of, figure)];
  return is === null || was === null ? null : is - was;
}
/** `+2`, `−1`, `0`; a dash where nothing is known. */
export const signed = (n: number | null): string => {
  if (n === null) return '—';
  return n > 0 ? `+${n}` : String(n).replace('-', '−');
};
