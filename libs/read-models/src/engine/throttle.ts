import { rest } from '@kurator/platform';

/** How much of the time work may take. */
export interface Throttle {
  /** False: nothing is spared. */
  readonly spares: boolean;
  /** Does a piece of work, then rests in proportion to how long it took. @throws what the work throws, the signal's reason */
  paced<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * @param percent of one core that work may take, 1 to 100; 100 spares nothing
 * @param elapsed milliseconds of a clock that only moves on
 */
export function throttle(percent: number, elapsed: () => number, signal?: AbortSignal): Throttle {
  const spares = percent < 100;
  return {
    spares,
    async paced(work) {
      const began = elapsed();
      const done = await work();
      const ms = spares ? ((elapsed() - began) * (100 - percent)) / percent : 0;
      // A stop ends the rest early, and says why by its own reason.
      if (ms > 0) {
        await rest(ms, signal);
        signal?.throwIfAborted();
      }
      return done;
    },
  };
}
