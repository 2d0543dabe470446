import { canonical, hashOf, type LogReader, type StoredEvent } from '@kurator/event-log';
import { unequal } from './refusals';

/** Both logs, and how an operator is told. */
export interface Pair {
  readonly source: LogReader;
  readonly target: LogReader;
  readonly signal: AbortSignal;
}

const PAGE = 1000;

async function* eventsOf(log: Pick<LogReader, 'readAll'>, signal: AbortSignal): AsyncGenerator<StoredEvent, void> {
  for (let after: string | null = null; ;) {
    signal.throwIfAborted();
    const page: Awaited<ReturnType<LogReader['readAll']>> = await log.readAll({ after, limit: PAGE });
    yield* page.events;
    if (page.atHead) return;
    after = page.next;
  }
}

const nameOf = ({ stream, revision }: StoredEvent): string => `${stream}, ${revision}`;

/** The same event, and its hash is that of what is stored there now. */
function isSame(one: StoredEvent, other: StoredEvent): boolean {
  const same = one.stream === other.stream && one.revision === other.revision && one.eventId === other.eventId;
  return same && one.metadata['hash'] === other.metadata['hash'] && hashOf(other) === other.metadata['hash'];
}

/**
 * Walks both logs from beginning to end: as many events, in the same order, each with its id, revision and hash, and every
 * hash counted anew from what lies at the target.
 * @returns how many
 * @throws ConfigRefused naming the first that is not so
 */
export async function verifyLog({ source, target, signal }: Pair): Promise<number> {
  const copy = eventsOf(target, signal);
  let events = 0;
  for await (const one of eventsOf(source, signal)) {
    const next = await copy.next();
    if (next.done === true) throw unequal(`нет события ${nameOf(one)}`, `event ${nameOf(one)} is missing`);
    if (!isSame(one, next.value)) throw unequal(`событие ${nameOf(one)} другое`, `event ${nameOf(one)} is another one`);
    events += 1;
  }
  const more = await copy.next();
  if (more.done !== true)
    throw unequal(`лишнее событие ${nameOf(more.value)}`, `${nameOf(more.value)} is one too many`);
  return events;
}

/** Holds streams that lie beside the log against their copies, event by event. @throws ConfigRefused */
export async function verifyStreams({ source, target, signal }: Pair, prefix: string): Promise<void> {
  const said = (events: readonly StoredEvent[] | null): readonly string[] =>
    (events ?? []).map(({ eventId, type, data, metadata }) => canonical([eventId, type, data, metadata]));
  for await (const stream of source.streams(prefix)) {
    for (let from = 0, more = true; more; from += PAGE) {
      signal.throwIfAborted();
      const page = { from, limit: PAGE };
      const [ours, theirs] = [said(await source.read(stream, page)), said(await target.read(stream, page))];
      if (ours.join('\n') !== theirs.join('\n')) throw unequal(`поток ${stream} другой`, `stream ${stream} differs`);
      more = ours.length === PAGE;
    }
  }
}
