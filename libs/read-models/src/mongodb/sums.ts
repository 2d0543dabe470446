import type { SumQuery } from '../port';
import { planOf } from '../stored/sum-plan';
import type { Place, Within } from './place';
import { all, prefixed, type Condition } from './where';
import { DAY, MONTH } from './write-sums';

function keysOf({ keys, keyPrefix }: SumQuery): readonly Condition[] {
  const parts = [
    ...(keys ? [{ key: { $in: [...keys] } }] : []),
    ...(keyPrefix !== undefined ? [prefixed('key', keyPrefix)] : []),
  ];
  return parts.length > 0 ? parts : [{}];
}

function spansOf({ after, upTo }: SumQuery): readonly Condition[] {
  const { months, days } = planOf(after, upTo);
  const whole = months ? [{ at: { $gte: `${MONTH}${months.from ?? ''}`, $lt: `${MONTH}${months.before}` } }] : [];
  return [...whole, ...days.map((span) => ({ at: { $gt: `${DAY}${span.after}`, $lte: `${DAY}${span.upTo}` } }))];
}

/** Sums by key; a key whose changes cancel, or that has none, is missing. One command, so months and days agree. */
export async function sumsOf(
  { sums }: Place,
  { session }: Within,
  query: SumQuery,
): Promise<ReadonlyMap<string, number>> {
  const { unit } = query;
  // Each branch for itself is a range of the index.
  const branches = spansOf(query).flatMap((span) => keysOf(query).map((keys) => ({ unit, ...all([keys, span]) })));
  if (branches.length === 0) return new Map();
  const found = await sums
    .aggregate<{ _id: string; n: number }>(
      [{ $match: { $or: branches } }, { $group: { _id: '$key', n: { $sum: '$n' } } }, { $match: { n: { $ne: 0 } } }],
      { session },
    )
    .toArray();
  return new Map(found.map(({ _id, n }) => [_id, Number(n)]));
}
