import type { Position } from '@kurator/event-log';
import { REGION, type Difference, type Frozen, type Version } from '@kurator/period';
import { contributionsAt, countsOfFamily, familiesBetween, unitsOf, type Contribution } from '../figures';
import { differingPaths } from './family-figures';
import { quarterQuestion } from './freeze';
import type { PeriodParts } from './period-parts';
import { earliest } from './region';

/** A frozen unit, what is counted of it now, and what differs. */
export interface Recounted {
  readonly was: Version;
  readonly is: Frozen;
  /** The quarter before is frozen: opening and adjustments rest on it. */
  readonly linked: boolean;
  readonly differences: readonly Difference[];
}

/** Up to where a family was known when the unit was frozen: the first summary knew it as its municipality's report did. */
function knownUpTo(
  { was }: Recounted,
  units: ReadonlySet<string>,
  all: readonly Recounted[],
): (order: Order) => Position {
  const reports = all.filter((one) => units.has(one.was.unit)).map((one) => one.was.asOfPosition);
  return (order) => (was.unit === REGION && was.version === 1 ? order(reports) : null) ?? was.asOfPosition;
}
type Order = (positions: readonly Position[]) => Position | null;

interface Share {
  readonly familyId: string;
  readonly unit: string;
  readonly paths: ReadonlyMap<string, number>;
}

async function sharesOf(
  parts: PeriodParts,
  { period, familyId, now }: { period: string; familyId: string; now: Position },
  found: readonly Recounted[],
): Promise<readonly Share[]> {
  const order: Order = (positions) => earliest(parts, positions);
  const first = order(found.map(({ was }) => was.asOfPosition)) as Position;
  const [today, before] = (await contributionsAt(parts, familyId, [now, first])) as [Contribution, Contribution];
  const units = new Set([...unitsOf(today), ...unitsOf(before)]);
  const touched = found.filter(
    ({ was, differences }) => differences.length > 0 && (was.unit === REGION || units.has(was.unit)),
  );
  const positions = touched.map((one) => knownUpTo(one, units, found)(order));
  const contributions = await contributionsAt(parts, familyId, positions);
  return touched.map(({ was: { unit }, linked }, n) => {
    const question = quarterQuestion(unit, period);
    const then = countsOfFamily(contributions[n] as Contribution, question);
    return { familyId, unit, paths: differingPaths(then, countsOfFamily(today, question), linked) };
  });
}

/** All differences, each with the family that makes it where it is one family alone. */
export async function authorsOf(
  parts: PeriodParts,
  { period, now }: { period: string; now: Position },
  found: readonly Recounted[],
): Promise<readonly Difference[]> {
  const all = found.flatMap(({ differences }) => differences);
  if (all.length === 0) return [];
  const makers = new Map<string, string | null>();
  const from = earliest(
    parts,
    found.map(({ was }) => was.asOfPosition),
  );
  for (const familyId of await familiesBetween(parts, from, now))
    for (const { unit, paths } of await sharesOf(parts, { period, familyId, now }, found))
      for (const path of paths.keys()) {
        const key = `${unit} ${path}`;
        makers.set(key, makers.has(key) ? null : familyId);
      }
  return all.map((difference) => {
    const familyId = makers.get(`${difference.unit} ${difference.path}`);
    return typeof familyId === 'string' ? { ...difference, familyId } : difference;
  });
}
