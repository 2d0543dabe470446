import { LogUnavailable, type RingStore } from '@kurator/event-log';
import { SharedStoreAway, type SharedStore } from './port';

const KIND = 'keys';

/** Without keys nothing can be decided or read, just as without the log. */
async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SharedStoreAway) throw new LogUnavailable(error.message, { cause: error });
    throw error;
  }
}

/** The wrapped keys of the vault in the shared store. */
export const ringsIn = (store: SharedStore): RingStore => ({
  get: (owner) => reached(() => store.get(KIND, owner)),
  put: (owner, value, seen) => reached(() => store.put(KIND, owner, value, seen)),
  all: () => store.all(KIND),
  close: () => store.close(),
});
