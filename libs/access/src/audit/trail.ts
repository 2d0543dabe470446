import type { Clock } from '@kurator/kernel';
import { RevisionConflict, type EventLog, type ExpectedRevision, type NewEvent } from '@kurator/event-log';
import type { AuditEntry } from './record';

/** The log that the audit is kept in: a stream per day, and nothing follows it. */
export type AuditLog = Pick<EventLog, 'append' | 'read'>;

/** The read audit: nothing leaves before its record is durable (architecture decision 15). */
export interface AuditTrail {
  /** Resolves when the record survives a crash. @throws what the log throws: no record, no data */
  record(entry: AuditEntry): Promise<void>;
  /** Waits for records under way. */
  close(): Promise<void>;
}

interface Waiting {
  readonly event: NewEvent;
  readonly day: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** A batch stays far below the log's limit of 1 MiB: the longest record is a page of 500 families, about 20 KiB. */
const MAX_BATCH = 32;
/** Other processes may record at the same moment, each of them once in a round. */
const TRIES = 50;
export const auditStream = (day: string): string => `audit-${day}`;

/**
 * A stream per day (UTC) in a log of its own. Records that arrive while an append is under way go into the next one
 * together, so that concurrent reads share one fsync.
 * @param newId gives UUIDs
 */
export function openAuditTrail(log: AuditLog, clock: Clock, newId: () => string): AuditTrail {
  const heads = new Map<string, ExpectedRevision>();
  let queue: Waiting[] = [];
  let running: Promise<void> | null = null;

  const headOf = async (day: string): Promise<ExpectedRevision> => {
    const known = heads.get(day);
    if (known !== undefined) return known;
    const last = await log.read(auditStream(day), { direction: 'backward', limit: 1 });
    return last?.[0]?.revision ?? 'no-stream';
  };
  /** Behind whatever other processes record meanwhile: the order of records is no matter, that they stand there is. */
  const appendedAt = async (batch: readonly Waiting[], day: string, left = TRIES): Promise<number> => {
    const expected = await headOf(day);
    const events = batch.map((one) => one.event);
    try {
      return (await log.append(auditStream(day), expected, events)).revision;
    } catch (error) {
      heads.delete(day);
      if (!(error instanceof RevisionConflict) || left === 0) throw error;
      if (error.actual !== error.expected) heads.set(day, error.actual);
      return appendedAt(batch, day, left - 1);
    }
  };
  const append = async (batch: readonly Waiting[], day: string): Promise<void> => {
    try {
      const revision = await appendedAt(batch, day);
      heads.clear();
      heads.set(day, revision);
      batch.forEach((one) => one.resolve());
    } catch (error) {
      batch.forEach((one) => one.reject(error));
    }
  };
  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const day = (queue[0] as Waiting).day;
      const batch = queue.filter((one) => one.day === day).slice(0, MAX_BATCH);
      const taken = new Set(batch);
      queue = queue.filter((one) => !taken.has(one));
      await append(batch, day);
    }
  };
  const start = (): void => {
    running ??= drain().finally(() => {
      running = null;
      if (queue.length > 0) start();
    });
  };

  return {
    record(entry) {
      const at = clock();
      const event: NewEvent = {
        eventId: newId(),
        type: 'accessed',
        data: { ...entry },
        metadata: { at },
      };
      return new Promise((resolve, reject) => {
        queue.push({ event, day: at.slice(0, 10), resolve, reject });
        start();
      });
    },
    async close() {
      while (running !== null) await running;
    },
  };
}
