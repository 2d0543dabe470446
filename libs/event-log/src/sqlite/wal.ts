import { limitedThread } from '@kurator/platform';

/** What folds a file's write-ahead log into it beside its writer. */
export interface Wal {
  /** Something was committed: it is folded soon. */
  written(): void;
  /** Idempotent. */
  close(): Promise<void>;
}

/** Milliseconds between two foldings under load: a page that was written many times meanwhile is folded once. */
const EVERY = 1000;
const LIMITS = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 3 };

interface Thread {
  fold(): void;
  close(): Promise<void>;
}

function startThread(file: string, folded: () => void): Thread {
  const worker = limitedThread('libs/event-log/src/sqlite/wal-thread', { file }, LIMITS);
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.on('message', folded);
  // A thread that fails has ended: from then on the writer folds alone.
  worker.on('error', () => undefined);
  return {
    fold: () => worker.postMessage('fold'),
    close: async () => {
      worker.postMessage('close');
      await ended;
    },
  };
}

/**
 * Lets a thread fold the write-ahead log of a file, one second after something was committed: folding waits for the disk,
 * and what is to be seen at once would wait with the writer. The thread starts when it is needed first.
 * @param file an SQLite file in WAL mode, which somebody writes whose own `wal_autocheckpoint` bounds its log
 */
export function startWal(file: string): Wal {
  let thread: Thread | null = null;
  let due: NodeJS.Timeout | null = null;
  let folding = false;
  let more = false;
  let closing: Promise<void> | null = null;
  const soon = (): void => {
    if (more && !folding && closing === null) due ??= setTimeout(fold, EVERY).unref();
  };
  const folded = (): void => {
    folding = false;
    soon();
  };
  function fold(): void {
    [due, more, folding] = [null, false, true];
    thread ??= startThread(file, folded);
    thread.fold();
  }
  const close = async (): Promise<void> => {
    if (due !== null) clearTimeout(due);
    await thread?.close();
  };
  return {
    written: () => {
      more = true;
      soon();
    },
    close: () => (closing ??= close()),
  };
}
