import type { EventLog, Position } from '@kurator/event-log';
import { REGION, type Version } from '@kurator/period';
import { contributionsAt, countsOfFamily, familiesBetween, plus, unitsOf, type Counts } from '../figures';
import { quarterQuestion } from './freeze';
import type { PeriodParts } from './period-parts';

/** A unit's report that a summary uses, with the position at which it was made. */
export type UsedReport = Pick<Version, 'unit' | 'asOfPosition'>;

/** The first of some positions; null of none. */
export const earliest = (
  parts: { readonly log: Pick<EventLog, 'compare'> },
  positions: readonly Position[],
): Position | null =>
  positions.reduce<Position | null>(
    (least, one) => (least === null || parts.log.compare(one, least) < 0 ? one : least),
    null,
  );

/**
 * The region's counts as the sum of what its summary uses: a family of a municipality that has reported counts as its
 * report knew it, every other one as it is known now. So late facts between a report and the summary are adjustments of
 * the next quarter in the unit and in the region alike.
 * @param counted the region as it is counted at `position`
 */
export async function regionOfReports(
  parts: PeriodParts,
  period: string,
  { counted, position, used }: { counted: Counts; position: Position; used: readonly UsedReport[] },
): Promise<Counts> {
  const from = earliest(
    parts,
    used.map(({ asOfPosition }) => asOfPosition),
  );
  if (from === null) return counted;
  const question = quarterQuestion(REGION, period);
  let counts = counted;
  for (const family of await familiesBetween(parts, from, position)) {
    const [now] = await contributionsAt(parts, family, [position]);
    if (now === undefined) continue;
    const units = unitsOf(now);
    const at = earliest(
      parts,
      used.filter(({ unit }) => units.has(unit)).map(({ asOfPosition }) => asOfPosition),
    );
    if (at === null) continue;
    const [then] = await contributionsAt(parts, family, [at]);
    if (then === undefined) continue;
    counts = plus(plus(counts, countsOfFamily(now, question), -1), countsOfFamily(then, question));
  }
  return counts;
}
