import { parentPort, workerData } from 'node:worker_threads';
import { connect } from './connection';

/** Folds the write-ahead log of a file into it whenever it is asked to, as far as nobody reads or writes there. */
function serve(port: NonNullable<typeof parentPort>): void {
  const { file } = workerData as { readonly file: string };
  const db = connect(file);
  const fold = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  port.on('message', (asked: 'fold' | 'close') => {
    if (asked === 'close') {
      db.close();
      port.close();
      return;
    }
    try {
      fold.get();
    } catch {
      // Of a full or broken disk the writer hears itself: it folds a log that has become long, in the open.
    }
    port.postMessage('folded');
  });
}

if (parentPort) serve(parentPort);
