import {
  LogUnavailable,
  MAX_BATCH_BYTES,
  type EventLog,
  type LogReader,
  type NewEvent,
  type StoredEvent,
} from '@kurator/event-log';
import { rest } from '@kurator/platform';
import { foreign } from './refusals';

/** Where a register comes from and where it goes. */
export interface Way {
  readonly source: LogReader;
  readonly target: EventLog;
  readonly signal: AbortSignal;
}

const PAGE = 500;
/** Events of one append: neighbours in the log that are of one stream. */
const MOST = 100;
/** An append whose outcome is unknown is sent again with the same ids: it is stored once. */
const TRIES = 20;
const AGAIN_MS = 500;

const sizeOf = ({ data, metadata }: StoredEvent): number => Buffer.byteLength(JSON.stringify([data, metadata]));

/** Neighbours of one stream, as many as an append takes. */
export function* appendsOf(events: readonly StoredEvent[]): Generator<readonly StoredEvent[]> {
  let run: StoredEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = sizeOf(event);
    const fits = run[0]?.stream === event.stream && run.length < MOST && bytes + size < MAX_BATCH_BYTES / 2;
    if (!fits && run.length > 0) {
      yield run;
      [run, bytes] = [[], 0];
    }
    run.push(event);
    bytes += size;
  }
  if (run.length > 0) yield run;
}

const asNew = ({ eventId, type, data, metadata }: StoredEvent): NewEvent => ({ eventId, type, data, metadata });

/** Appends at the very revision that the events had. @throws RevisionConflict when something else stands there */
export async function appendAgain({ target, signal }: Omit<Way, 'source'>, run: readonly StoredEvent[]): Promise<void> {
  const [first] = run;
  if (!first) return;
  const expected = first.revision === 0 ? 'no-stream' : first.revision - 1;
  for (let left = TRIES; ; left -= 1) {
    signal.throwIfAborted();
    try {
      await target.append(first.stream, expected, run.map(asNew));
      return;
    } catch (error) {
      if (!(error instanceof LogUnavailable) || left === 0) throw error;
    }
    await rest(AGAIN_MS, signal);
  }
}

const firstOf = async (log: Pick<LogReader, 'readAll'>): Promise<StoredEvent | undefined> =>
  (await log.readAll({ after: null, limit: 1 })).events[0];

/**
 * How far an earlier move has come: what lies at the target has to be the beginning of this log.
 * @returns the position in the source to go on after; null: nothing is there
 * @throws ConfigRefused when something else lies there
 */
export async function goneSoFar({ source, target }: Omit<Way, 'signal'>): Promise<string | null> {
  const last = await target.last();
  if (last === null) return null;
  const [same] = (await source.read(last.stream, { from: last.revision, to: last.revision })) ?? [];
  const [ours, theirs] = [await firstOf(source), await firstOf(target)];
  if (same?.eventId !== last.eventId || ours?.eventId !== theirs?.eventId) throw foreign('журнал', 'log');
  return same.position;
}

/**
 * Copies the log in its order, event by event with ids, revisions and hashes; killed at any point, the next call goes on
 * behind the last event that is there.
 * @returns how many events were copied now
 */
export async function copyLog(way: Way, told: (copied: number) => void): Promise<number> {
  let copied = 0;
  for (let after = await goneSoFar(way); ;) {
    const { events, next, atHead } = await way.source.readAll({ after, limit: PAGE });
    for (const run of appendsOf(events)) {
      await appendAgain(way, run);
      copied += run.length;
      told(copied);
    }
    if (atHead) return copied;
    after = next;
  }
}

/** Events of a stream from a revision on, a page at a time. */
async function pageOf(log: Pick<LogReader, 'read'>, stream: string, from: number): Promise<readonly StoredEvent[]> {
  return (await log.read(stream, { from, limit: PAGE })) ?? [];
}

/** How many events of a stream are there. @throws ConfigRefused when they are others */
async function thereOf({ source, target }: Way, stream: string): Promise<number> {
  const [last] = (await target.read(stream, { direction: 'backward', limit: 1 })) ?? [];
  if (!last) return 0;
  const [same] = await pageOf(source, stream, last.revision);
  if (same?.eventId !== last.eventId) throw foreign(`поток ${stream}`, `stream ${stream}`);
  return last.revision + 1;
}

/** Copies a stream behind what is there of it. @returns how many events it has */
async function copyStream(way: Way, stream: string): Promise<number> {
  for (let from = await thereOf(way, stream); ; from += PAGE) {
    const events = await pageOf(way.source, stream, from);
    for (const run of appendsOf(events)) await appendAgain(way, run);
    if (events.length < PAGE) return from + events.length;
  }
}

/** Copies streams that lie beside the log, each for itself. @returns how many events they have */
export async function copyStreams(way: Way, prefix: string): Promise<number> {
  let events = 0;
  for await (const stream of way.source.streams(prefix)) events += await copyStream(way, stream);
  return events;
}
