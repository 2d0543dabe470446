import type { Viewer } from '@kurator/access';
import { effective, emptyFamily, inEpisodes } from '@kurator/family';
import { deadlineEntries, duties } from '@kurator/regulation';
import { findFamily, isFound, type FamilyReads } from './family';
import { horizonOf, knownBy } from './horizon';
import type { FamilyDeadlinesParams, QueryAnswer } from './queries';

/** A family's deadlines judged at the end of a day, from the facts that had happened and, with `knownAt`, had been recorded by then. */
export async function familyDeadlines(
  reads: FamilyReads,
  params: FamilyDeadlinesParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const found = await findFamily(reads, params, viewer);
  if (!isFound(found)) return found;
  const { on: asOf, knownAt } = params;
  const horizon = { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) };
  const { on, ...known } = horizonOf(horizon, found, reads.regulation());
  const start = emptyFamily(params.familyId, reads.regulation());
  const facts = inEpisodes(effective(knownBy(found.history.facts, known.knownAt), { asOf: on }), start);
  const items = deadlineEntries(duties(facts, reads.regulation(), { all: params.all, until: on }), on);
  return { items, position: found.position, on, ...known };
}
