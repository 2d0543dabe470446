import type { Viewer } from '@kurator/access';
import { marksOf, type Marks } from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import { placeHidden } from './child-place';
import { findFamily, isFound, type FamilyReads } from './family';
import type { HistoryParams, QueryAnswer } from './queries';

const { min } = Math;

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
  data: placeHidden(fact.data, viewer),
  violations: fact.violations,
  annulledBy: marks.get(fact.eventId)?.annulledBy ?? null,
  correctedBy: marks.get(fact.eventId)?.correctedBy ?? null,
});

/** A family's events in the order of the log, from a revision on (`api.md` History item). */
export async function history(reads: FamilyReads, params: HistoryParams, viewer: Viewer): Promise<QueryAnswer> {
  const found = await findFamily(reads, params, viewer);
  if (!isFound(found)) return found;
  const { facts } = found.history;
  const marks = marksOf(facts);
  const end = min(params.from + params.limit, facts.length);
  return {
    items: facts.slice(params.from, end).map((fact) => historyItem(fact, viewer, marks)),
    nextFrom: end < facts.length ? end : null,
    total: facts.length,
    position: found.position,
  };
}
