import { monthEnd, monthOf } from '@kurator/kernel';
import type { ReadModelReads } from '@kurator/read-models';
import { monthsOf, reachedOn, type Stay } from '@projections/quality';
import type { Question, Span } from './counts';

const PAGE = 5000;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Stretches on the register of every family that touch a span, by family. */
async function staysWithin(
  reads: ReadModelReads,
  { unit, span }: Question,
): Promise<ReadonlyMap<string, readonly Stay[]>> {
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
  return found;
}

/** Months of each family on the register on enough of their days (ST-53), as far as the span goes. */
export async function familyMonthsOf(
  reads: ReadModelReads,
  { unit, span }: Question,
): Promise<ReadonlyMap<string, number>> {
  if (span.to < span.from) return new Map();
  const months = monthsOf(span.from, span.to);
  const whole: Span = { from: `${monthOf(span.from)}-01`, to: monthEnd(monthOf(span.to)) };
  const families = await staysWithin(reads, { unit, span: whole });
  const counts = (stays: readonly Stay[], month: string): boolean => {
    const reached = reachedOn(stays, month);
    return reached !== null && reached <= span.to;
  };
  return new Map(
    [...families].map(([family, stays]) => [family, months.filter((month) => counts(stays, month)).length]),
  );
}
