import { addDays, monthEnd, monthOf, type LocalDate } from '@kurator/kernel';
import type { ReadModelReads } from '@kurator/read-models';
import { monthsOf, reachedOn, type ComplianceSums, type Stay } from '@projections/quality';
import { dayBefore, type Question, type Span } from './counts';

const PAGE = 5000;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** What is due on a day counts in the period of that day, however early it was done. */
const DUE = ['d|', 'm|'] as const;
/** What happened. */
const HAPPENED = ['o|', 'l|', 'e|', 'p|', 'r|', 'f|families|in'] as const;

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

async function sums(reads: ReadModelReads, { unit, span }: Question, prefixes: readonly string[]) {
  const all = new Map<string, number>();
  const after = dayBefore(span);
  if (span.to < span.from) return all;
  for (const keyPrefix of prefixes)
    for (const [key, n] of await reads.sums({ unit, keyPrefix, after, upTo: span.to })) all.set(key, n);
  return all;
}

/** Stretches on the register of every family that touch a span, by family. */
async function staysWithin(reads: ReadModelReads, { unit, span }: Question): Promise<readonly (readonly Stay[])[]> {
  const where = {
    ...(unit === 'REGION' ? {} : { municipality: { eq: unit } }),
    to: { gt: span.from },
    from: { lte: span.to },
  };
  const found = new Map<string, Stay[]>();
  for (let cursor: string | null | undefined; cursor !== null;) {
    const more: { readonly cursor?: string } = cursor === undefined ? {} : { cursor };
    const page = await reads.find('registrations', { where, limit: PAGE, ...more });
    for (const { id, from, to } of page.items) {
      const family = id.slice(0, id.indexOf('/'));
      found.set(family, [...(found.get(family) ?? []), { from: String(from), to: String(to) }]);
    }
    cursor = page.nextCursor;
    await breathe();
  }
  return [...found.values()];
}

/** Months of families on the register on enough of their days (ST-53), as far as the span goes. */
async function familyMonths(reads: ReadModelReads, { unit, span }: Question): Promise<number> {
  if (span.to < span.from) return 0;
  const months = monthsOf(span.from, span.to);
  const whole: Span = { from: `${monthOf(span.from)}-01`, to: monthEnd(monthOf(span.to)) };
  const families = await staysWithin(reads, { unit, span: whole });
  const counts = (stays: readonly Stay[], month: string): boolean => {
    const reached = reachedOn(stays, month);
    return reached !== null && reached <= span.to;
  };
  return families.reduce((sum, stays) => sum + months.filter((month) => counts(stays, month)).length, 0);
}

/**
 * What compliance of a unit and a period is made of (spec 8.2 F).
 * @param span whole months
 * @param today the unit's day: what is due today may still be done
 */
export async function complianceSums(
  reads: ReadModelReads,
  { unit, span }: Question,
  today: LocalDate,
): Promise<ComplianceSums> {
  const until = (to: LocalDate): Question => ({ unit, span: { from: span.from, to: earlier(span.to, to) } });
  const due = await sums(reads, { unit, span }, DUE);
  const happened = await sums(reads, until(today), HAPPENED);
  const past = await sums(reads, until(addDays(today, -1)), DUE);
  const stocks = await reads.sums({ unit, keys: ['s|levelOverdue'], after: null, upTo: earlier(span.to, today) });
  const months = await familyMonths(reads, until(today));
  return { flows: new Map([...due, ...happened]), past, stocks, familyMonths: months };
}
