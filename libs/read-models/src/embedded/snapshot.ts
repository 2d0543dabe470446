import type { ReadModelReads } from '../port';
import { readCheckpoint } from './apply-batch';
import { connect } from './connection';
import { countDocuments, countGroups, findDocuments, getDocuments, sumsOf } from './reads';
import { toldBy } from './told';
import { distinctValues } from './small-reads';
import type { Sql } from './connection';
import type { Layout } from './schema';

/** The questions that a connection answers. */
export const readsOn = (db: Sql, layout: Layout): ReadModelReads => ({
  get: async (collection, ids) => getDocuments(db, layout, collection, ids),
  find: async (collection, query) => findDocuments(db, layout, collection, query),
  count: async (collection, where) => countDocuments(db, layout, collection, where),
  distinct: async (collection, column, where) => distinctValues(db, layout, collection, { column, where: where ?? {} }),
  countBy: async (collection, by, where) => countGroups(db, layout, collection, { by, where }),
  sums: async (query) => sumsOf(db, query),
  toldBy: (query) => toldBy(db, query),
  checkpoint: async () => readCheckpoint(db),
});

export interface Snapshots {
  /** Asks several things of one moment: a read transaction on a connection of its own, which no commit reaches. */
  read<T>(work: (reads: ReadModelReads) => Promise<T>): Promise<T>;
  /** After the last answer. */
  close(): void;
}

/** Connections that wait for the next question, with the pages and statements that they know. */
const IDLE = 2;

/** Snapshots of one file; a connection goes on to the next question instead of beginning with an empty cache. */
export function snapshotsOf(file: string, pragmas: readonly string[], layout: Layout): Snapshots {
  const idle: Sql[] = [];
  let closed = false;
  const giveBack = (db: Sql): void => {
    if (db.inTransaction()) db.exec('ROLLBACK');
    if (closed || idle.length >= IDLE) db.close();
    else idle.push(db);
  };
  return {
    async read(work) {
      const db = idle.pop() ?? connect(file, pragmas);
      try {
        db.exec('BEGIN');
        // The transaction begins to see with its first read.
        readCheckpoint(db);
        return await work(readsOn(db, layout));
      } finally {
        giveBack(db);
      }
    },
    close() {
      closed = true;
      for (const db of idle.splice(0)) db.close();
    },
  };
}
