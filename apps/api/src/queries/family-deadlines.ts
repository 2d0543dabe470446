import type { Viewer } from '@kurator/access';
import { effective } from '@kurator/family';
import { deadlineEntries, duties } from '@kurator/regulation';
import { findFamily, isFound, type FamilyReads } from './family';
import type { FamilyDeadlinesParams, QueryAnswer } from './queries';

/** A family's deadlines judged at the end of a day, from the facts that had happened by then (`api.md` Deadline entry). */
export async function familyDeadlines(
  reads: FamilyReads,
  params: FamilyDeadlinesParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const found = await findFamily(reads, params, viewer);
  if (!isFound(found)) return found;
  const on = params.on ?? found.today;
  const facts = effective(found.history.facts, { asOf: on });
  const items = deadlineEntries(duties(facts, reads.regulation(), { all: params.all, until: on }), on);
  return { items, position: found.position, on };
}
