import type { ReadModelStore } from '../port';

/** The read models as readers hold them: the store behind may be exchanged, but never under a question. */
export interface ReadModels {
  /** The store of this moment, for a single call. @throws what `missing` says while there is none */
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

/** @param missing what is thrown as long as there is no store */
export function readModels(store: ReadModelStore | null, missing: () => Error = () => new Error('none')): ReadModels {
  const holding = (one: ReadModelStore): Held => ({ store: one, users: 0, idle: null });
  let held = store && holding(store);
  const holds = (): Held => {
    if (held === null) throw missing();
    return held;
  };
  const retire = async (old: Held | null): Promise<void> => {
    if (old === null) return;
    await unused(old);
    await old.store.close();
  };
  return {
    current: () => holds().store,
    use: async (work) => {
      const mine = holds();
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
      held = holding(next);
      await retire(old);
    },
    close: () => retire(held),
  };
}
