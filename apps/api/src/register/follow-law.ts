import { DIRECTORY_STREAM } from '@kurator/directory';
import type { EventLog, Position } from '@kurator/event-log';
import type { Logger } from '@kurator/platform';
import { rest } from '@kurator/platform';

/** Streams that the law and the directory are read from. */
const LAW = ['profile-', 'calendar-', DIRECTORY_STREAM];
/** First and longest wait before what failed is tried again, ms. */
const BACK_OFF = { first: 1000, longest: 60_000 };

export interface LawFollower {
  stop(): Promise<void>;
}
/** Where the law is read from, and where failures are told. */
export interface LawParts {
  readonly log: Pick<EventLog, 'subscribe'>;
  /** Reads law and directory again. */
  readonly reload: () => Promise<void>;
  readonly logger: Pick<Logger, 'warn'>;
  /** First and longest wait before what failed is tried again, ms. */
  readonly backOff?: typeof BACK_OFF;
}
interface Trying {
  readonly logger: LawParts['logger'];
  readonly backOff: typeof BACK_OFF;
  readonly signal: AbortSignal;
}

/** Waits longer with every failure in a row. */
async function backedOff({ backOff, signal }: Trying, failures: number): Promise<void> {
  const ms = Math.min(backOff.longest, backOff.first * 2 ** Math.min(failures - 1, 16));
  await rest(ms, signal);
}

/** Does the work until it succeeds or nobody wants it any more; every failure is told. */
async function persistently(work: () => Promise<void>, trying: Trying): Promise<void> {
  for (let failures = 1; !trying.signal.aborted; failures++) {
    try {
      return await work();
    } catch (err) {
      trying.logger.warn({ err, failures }, 'law and directory were not read again; decisions go by what was known');
      await backedOff(trying, failures);
    }
  }
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
      under ??= all().finally(() => (under = null));
    },
    settled: () => under ?? Promise.resolve(),
  };
}

/**
 * Reads law and directory again when another process has changed them: a log on servers has several writers, and each would
 * otherwise go on judging by what it knew at its start. What fails is told and tried again by itself: no later event need come.
 * @param after where the log stood before the law was read
 */
export function followLaw({ log, reload, logger, backOff = BACK_OFF }: LawParts, after: Position | null): LawFollower {
  const stopping = new AbortController();
  const { signal } = stopping;
  const trying = { logger, backOff, signal };
  const reloading = gathered(() => persistently(reload, trying));
  let at = after;
  let failures = 0;
  async function once(): Promise<void> {
    for await (const told of log.subscribe({ after: at, prefixes: LAW, signal })) {
      failures = 0;
      at = told.kind === 'event' ? told.event.position : told.position;
      if (told.kind === 'event') reloading.ask();
    }
  }
  async function follow(): Promise<void> {
    while (!signal.aborted) {
      try {
        await once();
      } catch (err) {
        logger.warn({ err, failures: failures + 1 }, 'changes of law and directory are not heard; tried again');
      }
      if (signal.aborted) return;
      // What was missed meanwhile is read, whatever it was.
      reloading.ask();
      failures += 1;
      await backedOff(trying, failures);
    }
  }
  const following = follow();
  return {
    async stop() {
      stopping.abort();
      await following;
      await reloading.settled();
    },
  };
}
