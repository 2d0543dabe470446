import { addDays, daysBetween, type LocalDate } from '@kurator/kernel';
import type { StoredEvent } from '@kurator/event-log';
import type { AuditEntry, AuditRecord } from './record';
import { auditStream, type AuditLog } from './trail';

export interface AuditQuery {
  readonly family?: string;
  readonly user?: string;
  /** Days of UTC, inclusive; at most {@link MAX_DAYS} of them. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly limit: number;
  /** Default: the newest first. */
  readonly oldestFirst?: boolean;
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
}
export interface AuditPage {
  readonly items: readonly AuditRecord[];
  readonly nextCursor: string | null;
  /** All that match, on every page. */
  readonly total: number;
}
export const MAX_DAYS = 366;

type Log = Pick<AuditLog, 'read'>;

/** The records of a day in an order; from a revision on, which does not come along. */
async function recordsOf(log: Log, day: LocalDate, { oldestFirst, after }: { oldestFirst: boolean; after?: number }) {
  const direction = oldestFirst ? 'forward' : 'backward';
  const events = (await log.read(auditStream(day), { direction })) ?? [];
  if (after === undefined) return events;
  return events.filter(({ revision }) => (oldestFirst ? revision > after : revision < after));
}

/** How many records of a day match. Who asks for all needs to read none of them. */
async function countOf(log: Log, day: LocalDate, query: AuditQuery): Promise<number> {
  if (query.user === undefined && query.family === undefined) {
    const newest = await log.read(auditStream(day), { direction: 'backward', limit: 1 });
    return (newest?.[0]?.revision ?? -1) + 1;
  }
  return ((await log.read(auditStream(day))) ?? []).filter((event) => matches(event, query)).length;
}

/** What matches from a place on, in the order asked for. */
async function* matching(log: Log, query: AuditQuery): AsyncGenerator<{ day: LocalDate; event: StoredEvent }> {
  const { oldestFirst = false } = query;
  const place = cursorOf(query);
  for (const day of daysFrom(query, place?.day)) {
    const after = place?.day === day ? { after: place.revision } : {};
    const events = await recordsOf(log, day, { oldestFirst, ...after });
    for (const event of events) if (matches(event, query)) yield { day, event };
  }
}

async function pageOf(log: Log, query: AuditQuery): Promise<Omit<AuditPage, 'total'>> {
  const items: AuditRecord[] = [];
  let last = '';
  for await (const { day, event } of matching(log, query)) {
    if (items.length === query.limit) return { items, nextCursor: last };
    items.push(recordOf(event));
    last = `${day}.${event.revision}`;
  }
  return { items, nextCursor: null };
}

/** Who read what, newest first (`api.md`, `GET /audit`). An inspection asks for months, so days are read one by one. */
export async function readAudit(log: Log, query: AuditQuery): Promise<AuditPage> {
  let total = 0;
  for (const day of daysOf(query)) total += await countOf(log, day, query);
  return { ...(await pageOf(log, query)), total };
}

const daysOf = ({ from, to }: AuditQuery): LocalDate[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_none, n) => addDays(from, n));

/** The days in the order asked for, from one of them on. */
function daysFrom(query: AuditQuery, first: LocalDate | undefined): readonly LocalDate[] {
  const days = query.oldestFirst === true ? daysOf(query) : daysOf(query).reverse();
  return first === undefined ? days : days.slice(days.indexOf(first));
}

/** True for a cursor that a page of these days may have given, and for none. */
export const isAuditCursor = (query: AuditQuery): boolean => query.cursor === undefined || cursorOf(query) !== null;

/** Where a page goes on; null for the first, and for a text that no page of these days gave. */
function cursorOf(query: AuditQuery): { readonly day: LocalDate; readonly revision: number } | null {
  const [, day = '', revision = ''] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})$/.exec(query.cursor ?? '') ?? [];
  return day >= query.from && day <= query.to ? { day, revision: Number(revision) } : null;
}

function matches(event: StoredEvent, { family, user }: AuditQuery): boolean {
  const entry = event.data as unknown as AuditEntry;
  if (user !== undefined && entry.user !== user) return false;
  return family === undefined || entry.family === family || (entry.families ?? []).includes(family);
}

const recordOf = (event: StoredEvent): AuditRecord => ({
  id: event.eventId,
  at: event.metadata['at'] as string,
  ...(event.data as unknown as AuditEntry),
});
