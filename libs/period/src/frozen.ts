import type { Balances, Carried, FlowTotals } from './balance';

export const REGION = 'REGION';

/** The figures of a unit and quarter as they were frozen; never rewritten, a correction makes the next version. */
export interface Frozen<F extends Balances = Balances> {
  readonly unit: string;
  /** From 1. */
  readonly version: number;
  /** Position of the log up to which was counted: the same question at it gives the same numbers. */
  readonly asOfPosition: string;
  readonly figures: F;
  /** The balances that were checked at the freeze (ST-05, ST-18). */
  readonly checks: readonly unknown[];
  /** Entries and exits up to the quarter's last day: what the next quarter's adjustments are reckoned from. */
  readonly flows: FlowTotals;
  /** The families that the figures count, as a number and a hash over their ids and revisions. */
  readonly rows: { readonly families: number; readonly checksum: string };
  /** SHA-256 over canonical JSON of everything above. */
  readonly checksum: string;
}
export type FrozenStatus = 'SUBMITTED' | 'SUMMARISED';
export interface Version extends Frozen {
  readonly status: FrozenStatus;
}

/** What the quarter after it takes over. */
export const carriedFrom = ({ figures, flows }: Pick<Frozen, 'figures' | 'flows'>): Carried => ({
  closing: { families: figures.families.closing, minors: figures.minors.closing },
  flows,
});

/** The quarter before: `2026-Q1` for `2026-Q2`. */
export function quarterBefore(period: string): string {
  const [year, quarter] = [Number(period.slice(0, 4)), Number(period.slice(6))];
  return quarter === 1 ? `${String(year - 1).padStart(4, '0')}-Q4` : `${period.slice(0, 4)}-Q${quarter - 1}`;
}

/** Stream of a unit's quarter; that of the region holds summary and corrections. */
export const periodStream = (unit: string, period: string): string => `period-${unit}-${period}`;
/** Streams of all quarters of a unit begin so. */
export const periodStreams = (unit: string): string => `period-${unit}-`;
