import { setTimeout as pause } from 'node:timers/promises';
import type { EventLog, Signer } from '@kurator/event-log';
import type { Logger } from '@kurator/platform';

/** What is signed from time to time, and where failures go that nobody waits for. */
export interface SigningParts {
  readonly log: Pick<EventLog, 'head'>;
  readonly signer: Signer;
  readonly logger: Pick<Logger, 'error'>;
}
export interface Signing {
  /** Signs now what is not signed yet. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** What was changed before it was signed is never found out, so this is the longest time for it. */
const EVERY_MS = 15 * 60_000;
/** A start has better to do. */
const FIRST_MS = 60_000;
/** Of a log that nobody signed before, a fifth of the time is spent on it, so that decisions do not wait. */
const REST = 4;

/** Rests after each stretch in proportion to the time that it took. @throws the signal's reason */
function resting(signal: AbortSignal): () => Promise<void> {
  let began = performance.now();
  return async () => {
    await pause((performance.now() - began) * REST, undefined, { signal });
    began = performance.now();
  };
}

/** Signs what the log holds, every quarter of an hour (architecture decision 7); what is asked for is signed at once. */
export function whenTimePassesThenSign({ log, signer, logger }: SigningParts): Signing {
  const ending = new AbortController();
  let under: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      const head = await log.head();
      if (head !== null) await signer.cover(head, resting(ending.signal));
    } catch (error) {
      if (!ending.signal.aborted) logger.error({ err: error }, 'the log was not signed; it is tried again');
    }
  };
  const begin = (): void => void (under = under.then(look));
  const first = setTimeout(begin, FIRST_MS);
  const round = setInterval(begin, EVERY_MS);
  first.unref();
  round.unref();
  return {
    look,
    stop() {
      clearTimeout(first);
      clearInterval(round);
      ending.abort();
      return under;
    },
  };
}
