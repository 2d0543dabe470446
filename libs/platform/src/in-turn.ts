import type { HeldLease, Lease } from './lease';

/** What runs while this process has the lease. */
export interface Turn {
  /** Settles when the work has ended by itself; absent: it never does. */
  readonly over?: Promise<void>;
  stop(): Promise<void>;
}

async function untilOver(held: HeldLease, { over }: Turn, signal: AbortSignal): Promise<void> {
  const called = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([held.lost, called, ...(over ? [over] : [])]);
}

/**
 * Lets several processes do the same work, one at a time: begins when this one has the lease, ends when it has
 * lost it, and waits for its next turn.
 * @param begin starts the work; what it writes it fences by itself, so that whoever had the turn before can write nothing
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
      await untilOver(held, turn, signal);
      await turn.stop();
    } finally {
      await held.release();
    }
  }
}
