import type { LocalDate } from '@kurator/kernel';
import type { ReadModelReads } from '@kurator/read-models';
import { monthsOf, ofPeriod, type ComplianceSums } from '@projections/quality';
import { dayBefore, type Question, type Span } from './counts';
import { familyMonthsOf } from './family-months';

/** What happened. `k|` and the others by month are stocks: {@link standings}. */
const HAPPENED = ['o|', 'l|', 'e|', 'p|', 'r|', 'f|families|in'] as const;
/** How things stood that were due, or began, in a month (ADR 031). */
const BY_MONTH = ['d|', 'm|', 'k|'] as const;

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

async function happened(reads: ReadModelReads, { unit, span }: Question) {
  const all = new Map<string, number>();
  const after = dayBefore(span);
  if (span.to < span.from) return all;
  for (const keyPrefix of HAPPENED)
    for (const [key, n] of await reads.sums({ unit, keyPrefix, after, upTo: span.to })) all.set(key, n);
  return all;
}

/** The months of a span as beginnings of keys: a year of them is one. */
export const monthPrefixes = ({ from, to }: Span): readonly string[] =>
  from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31` ? [`${from.slice(0, 4)}-`] : monthsOf(from, to);

/** How what is told by the month in which it is due stood at the end of a day. */
async function standings(reads: ReadModelReads, { unit, span }: Question, on: LocalDate) {
  const all: (readonly [string, number])[] = [];
  for (const kind of BY_MONTH)
    for (const month of monthPrefixes(span))
      all.push(...(await reads.sums({ unit, keyPrefix: `${kind}${month}`, after: null, upTo: on })));
  return ofPeriod(all);
}

/**
 * What compliance of a unit and a period is made of (spec 8.2 F).
 * @param span whole months
 * @param on the day at whose end it is judged: what is due on it may still be done
 */
export async function complianceSums(
  reads: ReadModelReads,
  { unit, span }: Question,
  on: LocalDate,
): Promise<ComplianceSums> {
  const until: Question = { unit, span: { from: span.from, to: earlier(span.to, on) } };
  return {
    flows: await happened(reads, until),
    standings: await standings(reads, { unit, span }, on),
    stocks: await reads.sums({ unit, keys: ['s|levelOverdue'], after: null, upTo: until.span.to }),
    familyMonths: [...(await familyMonthsOf(reads, until)).values()].reduce((sum, n) => sum + n, 0),
  };
}
