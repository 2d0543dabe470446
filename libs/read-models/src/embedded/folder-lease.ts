import { setTimeout as pause } from 'node:timers/promises';
import { DataInUse, lockFile } from '@kurator/event-log';
import type { Lease } from '@kurator/platform';

const LOOK_MS = 250;

/** A lease among processes of one machine: the operating system gives it back when its holder dies, however it dies. */
export const folderLease = (file: string): Lease => ({
  async take(signal) {
    for (;;) {
      signal.throwIfAborted();
      try {
        const unlock = lockFile(file);
        let released = false;
        return {
          lost: new Promise<void>(() => undefined),
          release: async () => {
            if (!released) unlock();
            released = true;
          },
        };
      } catch (error) {
        if (!(error instanceof DataInUse)) throw error;
      }
      await pause(LOOK_MS, undefined, { signal });
    }
  },
});
