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

/** Asks several things of one moment: a read transaction on a connection of its own, which no commit reaches. */
export async function readSnapshot<T>(
  { file, pragmas, layout }: { readonly file: string; readonly pragmas: readonly string[]; readonly layout: Layout },
  work: (reads: ReadModelReads) => Promise<T>,
): Promise<T> {
  const db = connect(file, pragmas);
  try {
    db.exec('BEGIN');
    // The transaction begins to see with its first read.
    readCheckpoint(db);
    return await work(readsOn(db, layout));
  } finally {
    if (db.inTransaction()) db.exec('ROLLBACK');
    db.close();
  }
}
