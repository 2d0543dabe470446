import { setTimeout as pause } from 'node:timers/promises';
import { DIRECTORY_STREAM } from '@kurator/directory';
import type { EventLog, Position } from '@kurator/event-log';

/** Streams that the law and the directory are read from. */
const LAW = ['profile-', 'calendar-', DIRECTORY_STREAM];
const AGAIN_MS = 1000;

export interface LawFollower {
  stop(): Promise<void>;
}

/** Does the work again as often as it was asked for meanwhile, once: a directory comes in many events. */
function gathered(work: () => Promise<void>) {
  let asked = false;
  let under: Promise<void> | null = null;
  const all = async (): Promise<void> => {
    while (asked) {
      asked = false;
      await work();
    }
  };
  return {
    ask() {
      asked = true;
      // What fails is asked for again by the next event; a log that is away is told by every decision.
      under ??= all()
        .catch(() => undefined)
        .finally(() => (under = null));
    },
    settled: () => under ?? Promise.resolve(),
  };
}

/**
 * Reads law and directory again when another process has changed them: a log on servers has several writers, and each would
 * otherwise go on judging by what it knew at its start.
 * @param after where the log stood before the law was read
 */
export function followLaw(
  log: Pick<EventLog, 'subscribe'>,
  after: Position | null,
  reload: () => Promise<void>,
): LawFollower {
  const stopping = new AbortController();
  const { signal } = stopping;
  const reloading = gathered(reload);
  let at = after;
  async function once(): Promise<void> {
    for await (const told of log.subscribe({ after: at, prefixes: LAW, signal })) {
      at = told.kind === 'event' ? told.event.position : told.position;
      if (told.kind === 'event') reloading.ask();
    }
  }
  const following = (async () => {
    while (!signal.aborted) {
      await once().catch(() => undefined);
      if (signal.aborted) return;
      // What was missed meanwhile is read, whatever it was.
      reloading.ask();
      await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await following;
      await reloading.settled();
    },
  };
}
