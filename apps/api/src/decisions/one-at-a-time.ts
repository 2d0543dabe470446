/**
 * Lets the work of one key wait for its predecessor, so that commands on one family do not fight for its revision.
 * Other keys do not wait. The log's expected revision stays the guard; this only saves the conflicts.
 */
export class OneAtATime {
  private readonly tails = new Map<string, Promise<unknown>>();

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    // The tail never rejects: whoever waits for it has nothing to do with this work's outcome.
    const tail = mine.then(
      () => undefined,
      () => undefined,
    );
    this.tails.set(key, tail);
    try {
      return await mine;
    } finally {
      if (this.tails.get(key) === tail) this.tails.delete(key);
    }
  }
}
