import type { HeldLease, Lease } from '../lease';

/** What runs while this process has the lease. */
export interface Turn {
  stop(): Promise<void>;
}

async function untilOver(held: HeldLease, signal: AbortSignal): Promise<void> {
  const called = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([held.lost, called]);
}

/**
 * Lets several processes keep the same read models, one at a time: begins when this one has the lease, ends when it has
 * lost it, and waits for its next turn.
 * @param begin starts the engine; it takes the store's epoch, so that whoever had the turn before is fenced off
 * @returns resolves when `signal` has ended it, after what was under way
 * @throws what `begin` throws
 */
export async function inTurn(lease: Lease, begin: () => Promise<Turn>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const held = await lease.take(signal).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (!held) return;
    try {
      const turn = await begin();
      await untilOver(held, signal);
      await turn.stop();
    } finally {
      await held.release();
    }
  }
}
