import type { LoadableStore } from '../port';
import { readCheckpoint } from './apply-batch';
import { connect } from './connection';
import type { Digest } from './digest';
import type { FileOptions } from './file-writer';
import { countDocuments, countGroups, findDocuments, getDocuments, sumsOf } from './reads';
import { distinctValues, parkedFamilies } from './small-reads';
import { layoutOf } from './schema';
import { startWriter } from './writer-client';

const READING = ['busy_timeout=5000', 'query_only=ON', 'cache_size=-32768'];

/**
 * Read models in one SQLite file. Writes run in a thread of their own, reads in the calling thread; a read sees
 * everything that an answered write has committed.
 * @throws Error for a file whose load never ended, or a declaration that makes no table
 */
export async function openEmbeddedReadModels(options: FileOptions): Promise<LoadableStore> {
  const layout = layoutOf(options.collections);
  const writer = await startWriter(options);
  const db = connect(options.file, READING);
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    // First, or the last write-ahead pages could not be folded into the file.
    db.close();
    await writer.close();
  };
  return {
    get: async (collection, ids) => getDocuments(db, layout, collection, ids),
    find: async (collection, query) => findDocuments(db, layout, collection, query),
    count: async (collection, where) => countDocuments(db, layout, collection, where),
    distinct: async (collection, column, where) =>
      distinctValues(db, layout, collection, { column, where: where ?? {} }),
    countBy: async (collection, by, where) => countGroups(db, layout, collection, { by, where }),
    sums: async (query) => sumsOf(db, query),
    checkpoint: async () => readCheckpoint(db),
    parked: async () => parkedFamilies(db),
    write: async (batch) => void (await writer.ask({ op: 'write', batch })),
    acquire: async () => (await writer.ask({ op: 'acquire' })) as number,
    finishLoad: async () => void (await writer.ask({ op: 'finishLoad' })),
    digest: async () => (await writer.ask({ op: 'digest' })) as Digest,
    close: () => (closing ??= close()),
  };
}
