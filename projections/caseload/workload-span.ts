import { LEVEL_WEIGHT } from '@kurator/family';
import { addDays, daysBetween, type LocalDate } from '@kurator/kernel';
import type { CaseRow } from './case-totals';
import { isOverloaded, milliCapacity, ratio } from './workload';

/** A specialist's load over the days of a span (spec 5.3: mean by days, peak, days with `W > K`). */
export interface SpanWorkload {
  /** Utilisation, two decimals. */
  readonly mean: number | null;
  readonly peak: number | null;
  readonly daysOverloaded: number;
}
export interface Span {
  readonly from: LocalDate;
  /** Inclusive. */
  readonly to: LocalDate;
}
type Weighted = Pick<CaseRow, 'from' | 'to' | 'weightedLevel'>;

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);
const weightOf = ({ weightedLevel }: Weighted): number => (weightedLevel === null ? 0 : LEVEL_WEIGHT[weightedLevel]);

/** What the load rises or falls by on each day on which it changes, cut to the span. */
function steps(rows: readonly Weighted[], { from, to }: Span): readonly (readonly [LocalDate, number])[] {
  const by = new Map<LocalDate, number>();
  const add = (on: LocalDate, weight: number): void => void by.set(on, (by.get(on) ?? 0) + weight);
  for (const row of rows) {
    const begins = later(row.from, from);
    const ends = earlier(row.to, addDays(to, 1));
    if (begins >= ends) continue;
    add(begins, weightOf(row));
    add(ends, -weightOf(row));
  }
  return [...by].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * One specialist's span from his or her rows. Goes from change to change, never from day to day: exact for any span.
 * @param rows of this specialist that touch the span
 */
export function workloadSpan(rows: readonly Weighted[], fte: number, span: Span): SpanWorkload {
  const changes = steps(rows, span);
  const days = daysBetween(span.from, span.to) + 1;
  let [load, sum, peak, daysOverloaded] = [0, 0, 0, 0];
  for (const [index, [on, change]] of changes.entries()) {
    load += change;
    const lasting = daysBetween(on, changes[index + 1]?.[0] ?? on);
    sum += load * lasting;
    if (lasting > 0) peak = Math.max(peak, load);
    if (isOverloaded(load, fte)) daysOverloaded += lasting;
  }
  const capacity = milliCapacity(fte);
  return { mean: ratio(sum * 1000, capacity * days), peak: ratio(peak * 1000, capacity), daysOverloaded };
}
