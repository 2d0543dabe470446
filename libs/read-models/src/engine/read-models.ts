import type { ReadModelStore } from '../port';

/** The read models as readers hold them: the store behind may be exchanged, but never under a question. */
export interface ReadModels {
  /** The store of this moment, for a single call. */
  current(): ReadModelStore;
  /** Asks several things of one and the same store, which stays open until `work` has ended. */
  use<T>(work: (store: ReadModelStore) => Promise<T>): Promise<T>;
  /** New questions go to `next`; resolves when the last reader of the old store is gone and it is closed. */
  swap(next: ReadModelStore): Promise<void>;
  close(): Promise<void>;
}

interface Held {
  readonly store: ReadModelStore;
  users: number;
  idle: (() => void) | null;
}

const unused = (held: Held): Promise<void> =>
  held.users === 0 ? Promise.resolve() : new Promise((resolve) => (held.idle = resolve));

export function readModels(store: ReadModelStore): ReadModels {
  let held: Held = { store, users: 0, idle: null };
  const retire = async (old: Held): Promise<void> => {
    await unused(old);
    await old.store.close();
  };
  return {
    current: () => held.store,
    use: async (work) => {
      const mine = held;
      mine.users += 1;
      try {
        return await work(mine.store);
      } finally {
        mine.users -= 1;
        if (mine.users === 0) mine.idle?.();
      }
    },
    swap: async (next) => {
      const old = held;
      held = { store: next, users: 0, idle: null };
      await retire(old);
    },
    close: () => retire(held),
  };
}
