import { PositionUnknown, type EventLog, type Histories, type History } from '@kurator/event-log';
import { localDateOf, type Instant, type LocalDate } from '@kurator/kernel';
import { inTerritory, type Viewer } from '@kurator/access';
import { absorbedBy, asItStood, erased, familyAt, territoryOf, type Absorbed } from '@kurator/family';
import type { Regulation } from '@kurator/regulation';
import type { QueryRefusal } from './queries';

/** What the queries about one family need: its stream and the law; nothing is stored for them. */
export interface FamilyReads {
  readonly histories: Pick<Histories, 'loadAll'>;
  readonly log: Pick<EventLog, 'head' | 'compare'>;
  readonly regulation: () => Regulation;
  readonly now: () => Instant;
}

export const notFound: QueryRefusal = { status: 404, code: 'FAMILY_NOT_FOUND', params: {} };

export interface FoundFamily {
  /** With the facts of the families that it absorbed. */
  readonly history: History;
  /** What became of a family that was absorbed; null for every other. */
  readonly absorbed: Absorbed | null;
  readonly municipality: string;
  /** The day in the municipality. */
  readonly today: LocalDate;
  /** The log's end when the family was read: the answer is at least this fresh. */
  readonly position: string | null;
}

const UNKNOWN: QueryRefusal = { status: 400, code: 'POSITION_UNKNOWN', params: {} };

/** A stream that is read now is fresh by itself; only a position that this log never gave out is refused. */
function unknownPosition({ log }: FamilyReads, after: string | undefined, head: string | null): QueryRefusal | null {
  if (after === undefined) return null;
  try {
    return head === null || log.compare(after, head) > 0 ? UNKNOWN : null;
  } catch (error) {
    if (error instanceof PositionUnknown) return UNKNOWN;
    throw error;
  }
}

export interface FamilyAsked {
  readonly familyId: string;
  readonly after?: string;
}

/**
 * Where the family is, and who may read it: from the first offer on the receiving side too, and former holders; of an
 * absorbed one also who has the family that keeps it.
 */
function placeOf(familyId: string, { facts }: History, regulation: Regulation) {
  const last = facts.at(-1)?.municipality;
  const keeper = absorbedBy(facts)?.keptMunicipality;
  const keepers = keeper === undefined ? [] : [keeper];
  const settled = { municipality: last, territory: last === undefined ? [] : [last, ...keepers] };
  if (!facts.some(({ type }) => type === 'transfer-initiated')) return settled;
  const state = familyAt(familyId, asItStood(facts), regulation);
  const { municipality } = state;
  return municipality === null ? settled : { municipality, territory: [...territoryOf(state), ...keepers] };
}

/** The family's whole stream in the clear, or 404 when there is none in the viewer's territory. */
export async function findFamily(
  reads: FamilyReads,
  { familyId, after }: FamilyAsked,
  viewer: Viewer,
): Promise<FoundFamily | QueryRefusal> {
  const position = await reads.log.head();
  const unknown = unknownPosition(reads, after, position);
  if (unknown) return unknown;
  const stored = await reads.histories.loadAll(`family-${familyId}`);
  const history = { ...stored, facts: erased(stored.facts) };
  const { municipality, territory } = placeOf(familyId, history, reads.regulation());
  if (municipality === undefined) return notFound;
  if (!territory.some((oktmo) => inTerritory(viewer, oktmo))) return notFound;
  const timeZone = reads.regulation().municipality(municipality)?.timeZone ?? 'UTC';
  const absorbed = absorbedBy(history.facts);
  return { history, absorbed, municipality, today: localDateOf(reads.now(), timeZone), position };
}

export const isFound = (found: FoundFamily | QueryRefusal): found is FoundFamily => 'history' in found;
