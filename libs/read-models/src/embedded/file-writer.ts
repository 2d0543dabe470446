import { unpackRows } from '../packed-rows';
import type { Digest } from '../stored/multiset-hash';
import type { CollectionSpec, WriteBatch } from '../port';
import { applyBatch, loadFamilies, transaction } from './apply-batch';
import { figuresOfText } from '../stored/changes';
import { Figures } from '../stored/figures';
import { openCodes, type Codes } from './codes';
import { connect, type Sql } from './connection';
import { digestOf } from './digest';
import { createIndexes, createTables, isLoading, layoutOf } from './schema';
import { writeSums } from './write-sums';

export interface FileOptions {
  readonly file: string;
  readonly collections: readonly CollectionSpec[];
  /**
   * True fills a new file from zero: no comparing, indexes at the end. RESUME goes on with one that a process before has
   * left, during its load or after it.
   */
  readonly bulk?: boolean | 'RESUME';
}

/** Pages of the write-ahead log, 32 MB, after which the writer folds what the thread beside it has not. */
const LIVING_LOG = 'wal_autocheckpoint=4000';
/** Page size and secure deletion (decision 6) have to stand before the first table. */
const PRAGMAS = ['busy_timeout=5000', 'page_size=8192', 'journal_mode=WAL', 'secure_delete=ON', LIVING_LOG];
const LIVING = [...PRAGMAS, 'synchronous=NORMAL', 'cache_size=-32768'];
/**
 * A load that is cut off is gone on with, also after a power cut: the disk is waited for, but seldom. It only adds at the
 * ends of tables, so that few pages are enough, and sorts for its indexes with a second thread (each more takes 15 MB).
 */
const LOADING = [...LIVING, 'wal_autocheckpoint=8000', 'temp_store=FILE', 'cache_size=-8192', 'threads=1'];
/** Figures kept in memory by a load before they are added to the tables: 16 MB at most. */
const MOST_SUMS = 150_000;
/** Families read at once. */
const PAGE = 1000;

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

/** Whether the file is still being loaded. @throws Error when that is not what was asked for */
function isBulk(db: Sql, asked: boolean | 'RESUME'): boolean {
  const loading = isLoading(db);
  if (asked === 'RESUME' || loading === asked) return loading;
  db.close();
  throw new Error(asked ? 'a load needs a new file' : 'the file was never loaded to its end: remove it and rebuild');
}

/**
 * @param open opens the connection; tests pass one that breaks off
 * @throws Error for a file whose load never ended
 */
export function openFileWriter(options: FileOptions, open: typeof connect = connect): FileWriter {
  const layout = layoutOf(options.collections);
  const asked = options.bulk ?? false;
  const db = open(options.file, asked === false ? LIVING : LOADING);
  createTables(db, layout, { collections: options.collections, loading: asked !== false });
  const codes = openCodes(db);
  let sums: Figures | null = null;
  if (isBulk(db, asked)) sums = toldSoFar(db, codes);
  else createIndexes(db, layout, options.collections);
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
      loadFamilies({ db, layout, codes, loaded: sums }, unpackRows(bytes));
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

/**
 * The figures of the families that are loaded already: a process that was killed has taken with it what it had not added
 * to the tables yet, so that they are added up anew. Empty in a new file.
 */
function toldSoFar(db: Sql, codes: Codes): Figures {
  const sums = new Figures();
  transaction(db, () => {
    db.run('DELETE FROM sum_days');
    db.run('DELETE FROM sum_months');
    for (let last = -1; ;) {
      const rows = db.all('SELECT fid, changes FROM families WHERE fid > ? ORDER BY fid LIMIT ?', [last, PAGE]);
      for (const [, changes] of rows) sums.addAll(figuresOfText(String(changes)), 1);
      if (sums.size > MOST_SUMS) {
        writeSums(db, codes, sums);
        sums.clear();
      }
      if (rows.length < PAGE) return;
      last = Number(rows.at(-1)?.[0]);
    }
  });
  return sums;
}

const nextEpoch = (db: Sql): unknown => db.all('UPDATE lease SET epoch = epoch + 1 RETURNING epoch')[0]?.[0];

/**
 * Statistics for the planner, then everything down to the disk and the ordinary settings. So many rows of each index tell
 * the planner what all of them do: it chooses the same with a hundredth, and looking at all takes a second and a half.
 */
function settle(db: Sql): void {
  db.exec('PRAGMA analysis_limit=20000');
  db.exec('ANALYZE');
  db.exec('PRAGMA synchronous=FULL');
  db.all('PRAGMA wal_checkpoint(TRUNCATE)');
  db.exec('PRAGMA synchronous=NORMAL');
  db.exec(`PRAGMA ${LIVING_LOG}`);
}
