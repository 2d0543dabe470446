import { unpack } from '../packed';
import type { Digest } from '../stored/multiset-hash';
import type { CollectionSpec, WriteBatch } from '../port';
import { applyBatch, loadFamilies, transaction } from './apply-batch';
import type { Figures } from '../stored/changes';
import { openCodes } from './codes';
import { connect, type Sql } from './connection';
import { digestOf } from './digest';
import { createIndexes, createTables, isLoading, layoutOf } from './schema';
import { writeSums } from './write-sums';

export interface FileOptions {
  readonly file: string;
  readonly collections: readonly CollectionSpec[];
  /** True fills a new file from zero: no comparing, indexes at the end. */
  readonly bulk?: boolean;
}

/** Page size and secure deletion (decision 6) have to stand before the first table. */
const PRAGMAS = [
  'busy_timeout=5000',
  'page_size=8192',
  'journal_mode=WAL',
  'secure_delete=ON',
  'wal_autocheckpoint=2000',
];
const LIVING = [...PRAGMAS, 'synchronous=NORMAL', 'cache_size=-32768'];
/** A load that is cut off is thrown away, so it waits for no disk until its end. */
const LOADING = [...PRAGMAS, 'synchronous=OFF', 'cache_size=-32768', 'temp_store=FILE'];
/** Figures kept in memory by a load before they are added to the tables: about 30 MB. */
const MOST_SUMS = 150_000;

/** The one writer of a file. Runs in the writer thread; synchronous. */
export interface FileWriter {
  write(batch: WriteBatch): void;
  /** @throws Error after the load has ended */
  load(bytes: Uint8Array): void;
  acquire(): number;
  finishLoad(): void;
  digest(): Digest;
  close(): void;
}

/**
 * @param open opens the connection; tests pass one that breaks off
 * @throws Error for a file whose load never ended
 */
export function openFileWriter(options: FileOptions, open: typeof connect = connect): FileWriter {
  const layout = layoutOf(options.collections);
  const bulk = options.bulk === true;
  const db = open(options.file, bulk ? LOADING : LIVING);
  createTables(db, layout, { collections: options.collections, loading: bulk });
  if (isLoading(db) !== bulk) {
    db.close();
    throw new Error(bulk ? 'a load needs a new file' : 'the file was never loaded to its end: remove it and rebuild');
  }
  if (!bulk) createIndexes(db, layout, options.collections);
  const codes = openCodes(db);
  let sums: Figures | null = bulk ? new Map() : null;
  const flush = (pending: Figures): void => {
    transaction(db, () => writeSums(db, codes, pending));
    pending.clear();
  };
  return {
    write: (batch) => {
      applyBatch({ db, layout, codes, loaded: sums }, batch);
      if (sums && sums.size > MOST_SUMS) flush(sums);
    },
    load: (bytes) => {
      if (!sums) throw new Error('the load has ended');
      loadFamilies({ db, layout, codes, loaded: sums }, unpack(bytes));
      if (sums.size > MOST_SUMS) flush(sums);
    },
    acquire: () => Number(nextEpoch(db)),
    finishLoad: () => {
      if (sums) flush(sums);
      sums = null;
      createIndexes(db, layout, options.collections);
      settle(db);
    },
    digest: () => digestOf(db, layout, codes),
    close: () => {
      db.all('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}

const nextEpoch = (db: Sql): unknown => db.all('UPDATE lease SET epoch = epoch + 1 RETURNING epoch')[0]?.[0];

/** Statistics for the planner, then everything down to the disk and the ordinary settings. */
function settle(db: Sql): void {
  db.exec('ANALYZE');
  db.exec('PRAGMA synchronous=FULL');
  db.all('PRAGMA wal_checkpoint(TRUNCATE)');
  db.exec('PRAGMA synchronous=NORMAL');
  db.exec('PRAGMA cache_size=-32768');
}
