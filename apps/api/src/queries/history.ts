import type { Viewer } from '@kurator/access';
import { marksOf, type Marks } from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import { placeHidden } from './child-place';
import { worded } from './destroyed';
import { findFamily, isFound, type FamilyReads } from './family';
import { horizonOf, knownBy } from './horizon';
import type { HistoryParams, QueryAnswer } from './queries';

/** One event as an inspector reads it: everything that is stored, in the clear for those who may. */
export const historyItem = (fact: Fact, viewer: Viewer, marks: ReadonlyMap<string, Marks> = new Map()) => ({
  eventId: fact.eventId,
  type: fact.type,
  schemaVersion: fact.schemaVersion,
  episode: fact.episode,
  revision: fact.revision,
  position: fact.position,
  occurredOn: fact.occurredOn,
  occurredAt: fact.occurredAt ?? null,
  recordedAt: fact.recordedAt,
  actor: fact.actor,
  source: fact.source,
  commandId: fact.commandId,
  hash: fact.hash,
  previousHash: fact.previousHash,
  data: placeHidden(worded(fact.data), viewer),
  violations: fact.violations,
  annulledBy: marks.get(fact.eventId)?.annulledBy ?? null,
  correctedBy: marks.get(fact.eventId)?.correctedBy ?? null,
});

/**
 * A family's own events in the order of the log, from a revision on (`api.md` History item): all of them, those of the days
 * up to `asOf`, or those that had been recorded at `knownAt`, marked by what was known then. A merge stands in it as the
 * event that it is: the events of the absorbed family are read in that one's own history, with its own chain.
 */
export async function history(reads: FamilyReads, params: HistoryParams, viewer: Viewer): Promise<QueryAnswer> {
  const found = await findFamily(reads, params, viewer);
  if (!isFound(found)) return found;
  const { asOf = null } = params;
  const { knownAt } = horizonOf(params, found, reads.regulation());
  const known = knownBy(found.history.facts, knownAt);
  const marks = marksOf(known);
  const own = known.filter(({ adopted }) => adopted === undefined);
  const shown = asOf === null ? own : own.filter(({ occurredOn }) => occurredOn <= asOf);
  const first = shown.findIndex(({ revision }) => revision >= params.from);
  const rest = first < 0 ? [] : shown.slice(first);
  return {
    items: rest.slice(0, params.limit).map((fact) => historyItem(fact, viewer, marks)),
    nextFrom: rest[params.limit]?.revision ?? null,
    total: shown.length,
    position: found.position,
    asOf,
    knownAt,
  };
}
