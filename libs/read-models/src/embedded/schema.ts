import type { CollectionSpec } from '../port';
import { tablesOf, type Layout as AnyLayout, type Table as AnyTable } from '../stored/table';
import type { Sql } from './connection';

/** A collection as a table: names quoted once, here. */
export interface Table extends AnyTable {
  readonly sql: string;
}
export type Layout = AnyLayout<Table>;

const quoted = (name: string): string => `"${name}"`;

/** @throws Error for two collections of one name, a reserved column or an index over an undeclared column */
export const layoutOf = (collections: readonly CollectionSpec[]): Layout =>
  new Map([...tablesOf(collections)].map(([name, table]) => [name, { ...table, sql: quoted(`c_${name}`) }]));

const BASE = `
CREATE TABLE IF NOT EXISTS families(fid INTEGER PRIMARY KEY, family TEXT NOT NULL, revision INTEGER NOT NULL, changes TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS codes(code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS sum_months(unit TEXT, key TEXT, month TEXT, n INTEGER NOT NULL, PRIMARY KEY(unit, key, month)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sum_days(unit TEXT, key TEXT, date TEXT, n INTEGER NOT NULL, PRIMARY KEY(unit, key, date)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS checkpoint(one INTEGER PRIMARY KEY CHECK(one = 1), position TEXT, event_id TEXT, stream TEXT, revision INTEGER);
CREATE TABLE IF NOT EXISTS lease(one INTEGER PRIMARY KEY CHECK(one = 1), epoch INTEGER NOT NULL, loading INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS parked(family TEXT PRIMARY KEY, position TEXT NOT NULL, error TEXT NOT NULL, parked_at TEXT NOT NULL);
INSERT OR IGNORE INTO checkpoint(one) VALUES (1);`;

function indexIds(db: Sql, { name, sql, byId }: Table): void {
  if (byId) db.exec(`CREATE UNIQUE INDEX IF NOT EXISTS "u_${name}" ON ${sql}(id)`);
}

/**
 * Creates what is missing, without the indexes of families and documents: a load is faster without them. Only what is
 * folded by log is found by id from the beginning, where a fold goes on from what is there.
 */
export function createTables(
  db: Sql,
  layout: Layout,
  { collections, loading }: { readonly collections: readonly CollectionSpec[]; readonly loading: boolean },
): void {
  db.exec(BASE);
  db.run('INSERT OR IGNORE INTO lease VALUES (1, 0, ?)', [loading ? 1 : 0]);
  for (const { sql, columns, types } of layout.values()) {
    const own = columns.map((column) => `${quoted(column)} ${types[column] === 'integer' ? 'INTEGER' : 'TEXT'}, `);
    db.exec(`CREATE TABLE IF NOT EXISTS ${sql}(id TEXT NOT NULL, fid INTEGER, ${own.join('')}body TEXT NOT NULL)`);
  }
  for (const { name, byLog, once } of collections) if (byLog && !once) indexIds(db, layout.get(name) as Table);
}

/** Every index that reads and comparisons need. Ends the loading mark. */
export function createIndexes(db: Sql, layout: Layout, collections: readonly CollectionSpec[]): void {
  db.exec('CREATE UNIQUE INDEX IF NOT EXISTS families_family ON families(family)');
  for (const spec of collections) {
    const table = layout.get(spec.name) as Table;
    indexIds(db, table);
    db.exec(`CREATE INDEX IF NOT EXISTS "f_${spec.name}" ON ${table.sql}(fid) WHERE fid IS NOT NULL`);
    spec.indexes.forEach((columns, n) => {
      db.exec(`CREATE INDEX IF NOT EXISTS "i_${spec.name}_${n}" ON ${table.sql}(${columns.map(quoted).join(', ')})`);
    });
  }
  db.run('UPDATE lease SET loading = 0');
}

export const isLoading = (db: Sql): boolean => db.all('SELECT loading FROM lease')[0]?.[0] === 1;
