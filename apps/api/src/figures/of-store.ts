import type { LocalDate } from '@kurator/kernel';
import type { ReadModelReads } from '@kurator/read-models';
import type { QuarterSums } from '@projections/quarterly-summary';
import { dayBefore, FLOWS, OPENING, totalsOf, type Counts, type Question } from './counts';

/** On the register at the end of a day, counted from the bank's rows: independent of the flows (ST-04). */
export async function closingOn(reads: ReadModelReads, unit: string, on: LocalDate): Promise<QuarterSums['closing']> {
  const where = { ...(unit === 'REGION' ? {} : { municipality: { eq: unit } }), to: { gt: on }, from: { lte: on } };
  const groups = await reads.countBy('registrations', ['minors'], where);
  const accompaniment = await reads.countBy('accompaniments', ['episodes'], where);
  return {
    families: groups.reduce((sum, { n }) => sum + n, 0),
    minors: groups.reduce((sum, { key: [minors], n }) => sum + Number(minors) * n, 0),
    accompaniment: accompaniment.reduce((sum, { key: [episodes], n }) => sum + Number(episodes) * n, 0),
  };
}

/** Counts of the read models; within one quarter the first such fact of each case is in its distinct cases. */
export async function countsOfStore(reads: ReadModelReads, { unit, span }: Question): Promise<Counts> {
  const before = dayBefore(span);
  const opening = await reads.sums({ unit, keys: OPENING, after: null, upTo: before });
  const flows = await reads.sums({ unit, keyPrefix: 'f|', after: before, upTo: span.to });
  const cases = await reads.sums({ unit, keyPrefix: 'q|', after: before, upTo: span.to });
  const stocks = await reads.sums({ unit, keyPrefix: 's|', after: null, upTo: span.to });
  const earlier = await reads.sums({ unit, keys: FLOWS, after: null, upTo: before });
  const closing = await closingOn(reads, unit, span.to);
  return { opening, flows: new Map([...flows, ...cases]), stocks, closing, before: totalsOf(earlier) };
}
