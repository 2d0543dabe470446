import { addDays, type LocalDate } from '@kurator/kernel';
import type { FlowTotals } from '@kurator/period';
import type { QuarterSums } from '@projections/quarterly-summary';

export interface Span {
  readonly from: LocalDate;
  /** Inclusive. */
  readonly to: LocalDate;
}
/** What is counted: a municipality or the region, over some days. */
export interface Question {
  readonly unit: string;
  readonly span: Span;
}
/** Everything that the figures of a unit and a span are made of; additive over families. */
export interface Counts extends QuarterSums {
  /** Entries and exits from the beginning up to the day before the span. */
  readonly before: FlowTotals;
}

export const dayBefore = ({ from }: Span): LocalDate => addDays(from, -1);
export const OPENING = ['s|families', 's|minors', 's|accompaniment'] as const;
const IN = ['inFirst', 'inRepeated', 'inTransfer'] as const;
export const FLOWS: readonly string[] = (['families', 'minors'] as const).flatMap((who) =>
  [...IN, 'out'].map((name) => `f|${who}|${name}`),
);

/** Entries and exits from sums of flows by key. */
export function totalsOf(sums: ReadonlyMap<string, number>): FlowTotals {
  const sum = (who: string, names: readonly string[]): number =>
    names.reduce((total, name) => total + (sums.get(`f|${who}|${name}`) ?? 0), 0);
  const one = (who: string) => ({ in: sum(who, IN), out: sum(who, ['out']) });
  return { families: one('families'), minors: one('minors') };
}

/** Flows from the beginning up to the span's last day. */
export const throughSpan = ({ before, flows }: Pick<Counts, 'before' | 'flows'>): FlowTotals => {
  const within = totalsOf(flows);
  const one = (who: 'families' | 'minors') => ({
    in: before[who].in + within[who].in,
    out: before[who].out + within[who].out,
  });
  return { families: one('families'), minors: one('minors') };
};

function addMaps(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, sign: number) {
  const sums = new Map(a);
  for (const [key, n] of b) {
    const sum = (sums.get(key) ?? 0) + sign * n;
    if (sum === 0) sums.delete(key);
    else sums.set(key, sum);
  }
  return sums;
}
const addNumbers = <K extends string>(a: Readonly<Record<K, number>>, b: Readonly<Record<K, number>>, sign: number) =>
  Object.fromEntries((Object.keys(a) as K[]).map((key) => [key, a[key] + sign * b[key]])) as Record<K, number>;

/** `a` plus (`sign` 1) or minus (-1) `b`. */
export const plus = (a: Counts, b: Counts, sign: 1 | -1 = 1): Counts => ({
  opening: addMaps(a.opening, b.opening, sign),
  flows: addMaps(a.flows, b.flows, sign),
  stocks: addMaps(a.stocks, b.stocks, sign),
  closing: addNumbers(a.closing, b.closing, sign),
  before: {
    families: addNumbers<'in' | 'out'>(a.before.families, b.before.families, sign),
    minors: addNumbers<'in' | 'out'>(a.before.minors, b.before.minors, sign),
  },
});
const NO_FLOWS = { in: 0, out: 0 };
export const NOTHING: Counts = {
  opening: new Map(),
  flows: new Map(),
  stocks: new Map(),
  closing: { families: 0, minors: 0, accompaniment: 0 },
  before: { families: NO_FLOWS, minors: NO_FLOWS },
};
