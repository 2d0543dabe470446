import { randomInt } from 'node:crypto';
import { LogUnavailable, type EventLog, type TellDropped } from '../port';
import { underWay } from '../under-way';
import { addressOf } from './address';
import { appender } from './append';
import { follow } from './follow';
import { greet, originOf } from './greet';
import { inOrder, type InOrder } from './in-order';
import { streamNames } from './names';
import { comparePlaces, placeOf } from './position';
import { newest, readAll } from './read-all';
import { readStream } from './read-stream';
import { recordedIndex } from './recorded';
import { clientOf, hangUp, TIMES, type Times, type Wire } from './wire';

export interface EventStoreOptions {
  /** EVENTSTORE_URL, with name and password when the server wants them. */
  readonly url: string;
  /** Beginning of this log's streams on a server that others share; default none. */
  readonly prefix?: string;
  readonly times?: Partial<Times>;
  /** Where a subscription that ended is told; default nowhere: threads that only read follow nothing. */
  readonly dropped?: TellDropped;
}

/** The log, and a way to copy another one into it. */
export interface EventStoreLog extends EventLog {
  /** For whoever copies a log: see {@link InOrder}. */
  inOrder(): InOrder;
}

async function logOver(wire: Wire, closing: AbortController): Promise<EventStoreLog> {
  const append = appender(wire, (await newest(wire))?.place ?? null);
  const appends = underWay();
  const end = async (): Promise<void> => {
    closing.abort();
    // An end now would make a failure of an append that is stored (trap 30).
    await appends.settled();
    await hangUp(wire.client);
  };
  let ending: Promise<void> | null = null;
  const open = <T>(work: () => Promise<T>): Promise<T> =>
    wire.closed() ? Promise.reject(new LogUnavailable('the log is closed')) : work();
  return {
    append: (stream, expected, events) => open(() => appends.track(append(stream, expected, events))),
    read: (stream, options) => open(() => readStream(wire, stream, options)),
    readAll: (options) => open(() => readAll(wire, options)),
    subscribe: (options) => follow(wire, options, closing.signal),
    streams: streamNames((after, prefixes) => follow(wire, { after, prefixes }, closing.signal)),
    lastRecorded: recordedIndex(wire),
    head: () => open(async () => (await newest(wire))?.event.position ?? null),
    last: () => open(async () => (await newest(wire))?.event ?? null),
    compare: (a, b) => comparePlaces(placeOf(a), placeOf(b)),
    inOrder: () => inOrder(wire),
    close: () => (ending ??= end()),
  };
}

/**
 * Opens the log on EventStoreDB 23.10 or newer, or KurrentDB: one client, which several processes may have at once.
 * @throws ConfigRefused for a wrong address, a server that stays silent, refuses us or is too old
 */
export async function openEventStoreLog({
  url,
  prefix = '',
  times,
  dropped,
}: EventStoreOptions): Promise<EventStoreLog> {
  const address = addressOf(url);
  const closing = new AbortController();
  const wire: Wire = {
    client: clientOf(address),
    hosts: address.hosts,
    times: { ...TIMES, ...times },
    prefix,
    origin: null,
    closed: () => closing.signal.aborted,
    chance: () => randomInt(1000) / 1000,
    dropped: (told) => dropped?.(told),
  };
  try {
    const end = await greet(wire);
    return await logOver({ ...wire, origin: await originOf(wire, end) }, closing);
  } catch (error) {
    await hangUp(wire.client);
    throw error;
  }
}
