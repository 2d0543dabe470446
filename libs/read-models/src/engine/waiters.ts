/** Those who wait for the read models to reach a place in the log. */
export interface Waiters {
  /** @param reached tells whether the place is reached already; asked again at each {@link Waiters.moved} */
  wait(reached: () => boolean, timeoutMs: number): Promise<boolean>;
  moved(): void;
  /** Whether anybody waits. */
  any(): boolean;
  /** Nothing moves any more: everyone is answered false. */
  end(): void;
}

interface Waiter {
  readonly reached: () => boolean;
  readonly answer: (reached: boolean) => void;
}

export function waiters(): Waiters {
  const waiting = new Set<Waiter>();
  let ended = false;
  return {
    wait: (reached, timeoutMs) => {
      if (reached()) return Promise.resolve(true);
      if (ended || timeoutMs <= 0) return Promise.resolve(false);
      return new Promise((resolve) => {
        const waiter: Waiter = {
          reached,
          answer: (value) => {
            clearTimeout(timer);
            waiting.delete(waiter);
            resolve(value);
          },
        };
        const timer = setTimeout(() => waiter.answer(false), timeoutMs);
        waiting.add(waiter);
      });
    },
    moved: () => {
      for (const waiter of [...waiting]) if (waiter.reached()) waiter.answer(true);
    },
    any: () => waiting.size > 0,
    end: () => {
      ended = true;
      for (const waiter of [...waiting]) waiter.answer(false);
    },
  };
}
