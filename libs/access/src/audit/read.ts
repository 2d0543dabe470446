import { addDays, type LocalDate } from '@kurator/kernel';
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
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
}
export interface AuditPage {
  readonly items: readonly AuditRecord[];
  readonly nextCursor: string | null;
}
export const MAX_DAYS = 366;

/** Who read what, newest first (`api.md`, `GET /audit`). An inspection asks for months, so days are read one by one. */
export async function readAudit(log: Pick<AuditLog, 'read'>, query: AuditQuery): Promise<AuditPage> {
  const items: AuditRecord[] = [];
  const start = cursorOf(query);
  for (let day = start.day, before = start.before; day >= query.from; day = addDays(day, -1), before = Infinity) {
    for (const event of (await log.read(auditStream(day), { direction: 'backward' })) ?? []) {
      if (event.revision >= before || !matches(event, query)) continue;
      if (items.length === query.limit) return { items, nextCursor: `${day}.${event.revision + 1}` };
      items.push(recordOf(event));
    }
  }
  return { items, nextCursor: null };
}

function cursorOf(query: AuditQuery): { day: LocalDate; before: number } {
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d+)$/.exec(query.cursor ?? '');
  return match ? { day: match[1] as string, before: Number(match[2]) } : { day: query.to, before: Infinity };
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
