import { chained, leaves, type Carried } from '@kurator/period';
import { quarterFigures } from '@projections/quarterly-summary';
import type { Counts } from '../figures';

const NO_FLOWS = { in: 0, out: 0 };
const NOTHING_CARRIED: Carried = {
  closing: { families: 0, minors: 0 },
  flows: { families: NO_FLOWS, minors: NO_FLOWS },
};

/**
 * One family's share in every figure of a quarter, by path. @param carried what it carries from the frozen quarter before
 */
export function familyFigures(counts: Counts, carried: Carried | null): ReadonlyMap<string, number> {
  return leaves(chained(quarterFigures(counts), counts.before, carried));
}

/** Paths by which a family's share differs; what it carried into the quarter is the same on both sides. */
export function differingPaths(then: Counts, now: Counts, linked: boolean): ReadonlyMap<string, number> {
  const carried = linked ? NOTHING_CARRIED : null;
  const [was, is] = [familyFigures(then, carried), familyFigures(now, carried)];
  const found = new Map<string, number>();
  for (const path of new Set([...was.keys(), ...is.keys()])) {
    const difference = (is.get(path) ?? 0) - (was.get(path) ?? 0);
    if (difference !== 0) found.set(path, difference);
  }
  return found;
}
