import {
  APPENDS_UNDER_WAY,
  LogUnavailable,
  MAX_BATCH_BYTES,
  type Append,
  type EventLog,
  type InOrder,
  type LogReader,
  type NewEvent,
  type StoredEvent,
} from '@kurator/event-log';
import { rest } from '@kurator/platform';
import { foreign, outOfOrder } from './refusals';

/** Where a register comes from and where it goes. */
export interface Way {
  readonly source: LogReader;
  readonly target: EventLog & { inOrder(): InOrder };
  readonly signal: AbortSignal;
}

const PAGE = 500;
/** Events of one append: neighbours in the log that are of one stream. */
const MOST = 100;
/** What is broken off goes on behind what is there; with the same ids at the same revision nothing is stored twice. */
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

/** At the very revision that the events had. */
function appendOf(run: readonly StoredEvent[]): Append {
  const { stream, revision } = run[0] as StoredEvent;
  return { stream, expected: revision === 0 ? 'no-stream' : revision - 1, events: run.map(asNew) };
}

/** Appends what stands there once and for all. @throws RevisionConflict when something else stands there */
async function appendAgain({ target, signal }: Omit<Way, 'source'>, run: readonly StoredEvent[]): Promise<void> {
  const { stream, expected, events } = appendOf(run);
  for (let left = TRIES; ; left -= 1) {
    signal.throwIfAborted();
    try {
      await target.append(stream, expected, events);
      return;
    } catch (error) {
      if (!(error instanceof LogUnavailable) || left === 0) throw error;
    }
    await rest(AGAIN_MS, signal);
  }
}

/** As many events as appends under way together may have: only so far back may the end of a broken copy look otherwise. */
const TAIL = APPENDS_UNDER_WAY * MOST;
/** The source's places are whole numbers without gaps, in base 36. */
const countOf = (place: string | null): number => (place === null ? 0 : parseInt(place, 36));
const placeOf = (count: number): string | null => (count <= 0 ? null : count.toString(36));

/** The last events up to a place all lie at the target, in the same order. @throws ConfigRefused */
async function compareTail({ source, target }: Ends, upTo: string): Promise<void> {
  const before = countOf(upTo) - TAIL;
  const { events } = await source.readAll({ after: placeOf(before), limit: Math.min(TAIL, countOf(upTo)) });
  let last: string | null = null;
  for (const { stream, revision, eventId } of events) {
    const [there] = (await target.read(stream, { from: revision, to: revision })) ?? [];
    const follows = there !== undefined && (last === null || target.compare(last, there.position) < 0);
    if (there?.eventId !== eventId || !follows) throw outOfOrder(`${stream}, ${revision}`);
    last = there.position;
  }
}

const firstOf = async (log: Pick<LogReader, 'readAll'>): Promise<StoredEvent | undefined> =>
  (await log.readAll({ after: null, limit: 1 })).events[0];
type Ends = Pick<Way, 'source'> & { readonly target: LogReader };

/**
 * How far an earlier move has come: what lies at the target has to be the beginning of this log. So far back as appends
 * were under way together event by event; what lies before that is compared at the end.
 * @returns the position in the source to go on after; null: nothing is there
 * @throws ConfigRefused when something else lies there
 */
export async function goneSoFar({ source, target }: Ends): Promise<string | null> {
  const last = await target.last();
  if (last === null) return null;
  const [same] = (await source.read(last.stream, { from: last.revision, to: last.revision })) ?? [];
  const [ours, theirs] = [await firstOf(source), await firstOf(target)];
  if (same?.eventId !== last.eventId || ours?.eventId !== theirs?.eventId) throw foreign('журнал', 'log');
  await compareTail({ source, target }, same.position);
  return same.position;
}

/** Sends everything after a place, many appends at once. @throws LogUnavailable when it was broken off */
async function sendAfter({ source, target, signal }: Way, from: string | null, told: (place: string) => void) {
  const sending = target.inOrder();
  for (let after = from; ;) {
    const { events, next, atHead } = await source.readAll({ after, limit: PAGE });
    for (const run of appendsOf(events)) {
      signal.throwIfAborted();
      await sending.push(appendOf(run));
      told(run.at(-1)?.position ?? '');
    }
    if (atHead) return sending.settled();
    after = next;
  }
}

/**
 * Copies the log in its order, event by event with ids, revisions and hashes; broken off or killed at any point, it goes on
 * behind the last event that is there.
 * @param told hears how many were sent by now
 * @returns how many events were copied now
 */
export async function copyLog(way: Way, told: (copied: number) => void): Promise<number> {
  let from = await goneSoFar(way);
  const start = countOf(from);
  for (let left = TRIES; ;) {
    try {
      await sendAfter(way, from, (place) => told(countOf(place) - start));
      return countOf(await way.source.head()) - start;
    } catch (error) {
      if (!(error instanceof LogUnavailable) || left === 0) throw error;
    }
    await rest(AGAIN_MS, way.signal);
    const next = await goneSoFar(way);
    left = countOf(next) > countOf(from) ? TRIES : left - 1;
    from = next;
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
