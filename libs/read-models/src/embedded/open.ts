import { startWal } from '@kurator/event-log';
import type { LoadableStore } from '../port';
import { connect } from './connection';
import type { Digest } from '../stored/multiset-hash';
import type { FileOptions } from './file-writer';
import { parkedFamilies } from './small-reads';
import { familyIds, logDocumentsIn, renderingsIn } from './renderings';
import { openCodes } from './codes';
import type { Request } from './protocol';
import { isLoading, layoutOf } from './schema';
import { readsOn, snapshotsOf } from './snapshot';
import { startWriter } from './writer-client';

const READING = ['busy_timeout=5000', 'query_only=ON', 'cache_size=-32768'];

/**
 * Read models in one SQLite file. Writes run in a thread of their own, another one folds what they log into the file,
 * reads run in the calling thread; a read sees everything that an answered write has committed.
 * @throws Error for a file whose load never ended, or a declaration that makes no table
 */
export async function openEmbeddedReadModels(options: FileOptions): Promise<LoadableStore> {
  const layout = layoutOf(options.collections);
  const writer = await startWriter(options);
  const wal = startWal(options.file);
  const db = connect(options.file, READING);
  const snapshots = snapshotsOf(options.file, READING, layout);
  const codes = openCodes(db);
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    // First, or the last write-ahead pages could not be folded into the file.
    snapshots.close();
    db.close();
    await wal.close();
    await writer.close();
  };
  const written = async (request: Request): Promise<void> => {
    await writer.ask(request);
    wal.written();
  };
  return {
    collections: options.collections,
    ...readsOn(db, layout),
    snapshot: (work) => snapshots.read(work),
    parked: async () => parkedFamilies(db),
    loaded: async () => ({ loading: isLoading(db), families: familyIds(db) }),
    renderings: async (query) => renderingsIn(db, layout, codes, query),
    logDocuments: async (collection, query) => logDocumentsIn(db, layout, collection, query),
    write: (batch) => written({ op: 'write', batch }),
    load: (bytes) => written({ op: 'load', bytes }),
    acquire: async () => (await writer.ask({ op: 'acquire' })) as number,
    finishLoad: async () => void (await writer.ask({ op: 'finishLoad' })),
    digest: async () => (await writer.ask({ op: 'digest' })) as Digest,
    close: () => (closing ??= close()),
  };
}
