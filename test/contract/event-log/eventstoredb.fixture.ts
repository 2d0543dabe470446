import { copyFileSync } from 'node:fs';
import type { Dropped, EventLog, LogSignal, SubscribeOptions } from '@kurator/event-log';
import { openEventStoreLog } from '../../../libs/event-log/src/eventstoredb/open';
import type { Times } from '../../../libs/event-log/src/eventstoredb/wire';
import { startDouble, type Double } from '../../doubles/eventstoredb/double';
import { aFolder } from './folder';

/** Short times, so that what a minute would bring is seen in a second. */
export const QUICK: Partial<Times> = {
  callMs: 400,
  patienceMs: 6000,
  startMs: 1000,
  backOffMs: { first: 10, longest: 100 },
  quietMs: 25,
};

export interface Bench {
  double: Double;
  log: EventLog;
  /** Drops of subscriptions that were told. */
  readonly dropped: Dropped[];
  readonly file: (name: string) => string;
  /** Another process's view of the same log. */
  another(times?: Partial<Times>): Promise<EventLog>;
  /** The double goes away, and comes again on its port; with another file it comes with another log. */
  stop(): Promise<void>;
  start(file?: string): Promise<void>;
  /** Copies the log as it is on the disk now; the double has to be stopped. */
  copy(to: string): void;
  dispose(): Promise<void>;
}

export async function aBench(): Promise<Bench> {
  const folder = aFolder();
  const opened: EventLog[] = [];
  const open = async (times: Partial<Times> = {}): Promise<EventLog> => {
    const log = await openEventStoreLog({
      url: bench.double.url,
      times: { ...QUICK, ...times },
      dropped: (one) => bench.dropped.push(one),
    });
    opened.push(log);
    return log;
  };
  const bench: Bench = {
    double: await startDouble({ file: folder.file('double.db') }),
    log: undefined as unknown as EventLog,
    dropped: [],
    file: folder.file,
    another: open,
    stop: () => bench.double.stop(),
    async start(file = 'double.db') {
      bench.double = await startDouble({ file: folder.file(file), port: bench.double.port });
    },
    copy: (to) => copyFileSync(folder.file('double.db'), folder.file(to)),
    async dispose() {
      await Promise.all(opened.map((log) => log.close()));
      await bench.double.stop();
      folder.remove();
    },
  };
  bench.log = await open();
  return bench;
}

/** Follows a log beside the test. */
export function follower(log: EventLog, options: SubscribeOptions) {
  const stop = new AbortController();
  const signals: LogSignal[] = [];
  const done = (async () => {
    for await (const signal of log.subscribe({ ...options, signal: stop.signal })) signals.push(signal);
  })();
  // Looked at by the test when it wants to; a failure must not end the run before.
  done.catch(() => undefined);
  return {
    signals,
    numbers: () => signals.flatMap((signal) => (signal.kind === 'event' ? [signal.event.data.n] : [])),
    done,
    stop: async () => {
      stop.abort();
      await done;
    },
  };
}

/** Waits until something is so. @throws Error when it is not within the time */
export async function until(isSo: () => boolean, ms = 15_000): Promise<void> {
  for (let waited = 0; !isSo(); waited += 10) {
    if (waited > ms) throw new Error(`not so within ${ms} ms: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
