import { multisetHash, saidBy, type Digest, type MultisetHash } from '../stored/multiset-hash';
import type { Codes } from './codes';
import { selected } from './columns';
import type { Row, Sql } from './connection';
import type { Layout } from './schema';

const PAGE = 2000;
/** Every row of a query over rowids, a page at a time: memory stays flat. */
function* pages(db: Sql, text: string): Generator<Row> {
  let after = -1;
  for (;;) {
    const rows = db.all(text, [after, PAGE]);
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows[rows.length - 1]?.[0] as number;
  }
}

type Hash = MultisetHash;

/** @returns number of documents */
function addDocuments(hash: Hash, db: Sql, layout: Layout): number {
  let documents = 0;
  for (const table of layout.values()) {
    const text = `SELECT d.rowid, (SELECT f.family FROM families f WHERE f.fid = d.fid), ${selected(table)} FROM ${table.sql} d WHERE d.rowid > ? ORDER BY d.rowid LIMIT ?`;
    for (const [, ...row] of pages(db, text)) {
      documents += 1;
      hash.add([table.name, ...row]);
    }
  }
  return documents;
}

function addFamilies(hash: Hash, db: Sql, codes: Codes): void {
  const said = 'SELECT fid, family, changes FROM families WHERE fid > ? ORDER BY fid LIMIT ?';
  for (const [, family, changes] of pages(db, said) as Iterable<readonly [number, string, string]>)
    if (changes !== '') hash.add(['changes', family, ...saidBy(codes, changes)]);
}

/** @returns number of days on which a figure of a unit changes */
function addSums(hash: Hash, db: Sql): number {
  let changes = 0;
  for (const [unit = null] of db.all('SELECT DISTINCT unit FROM sum_days'))
    for (const row of db.all('SELECT unit, key, date, n FROM sum_days WHERE unit = ? AND n <> 0', [unit])) {
      changes += 1;
      hash.add(['day', ...row]);
    }
  for (const row of db.all('SELECT unit, key, month, n FROM sum_months WHERE n <> 0')) hash.add(['month', ...row]);
  return changes;
}

/** Size and checksum of documents and figures, whatever internal numbers and order they have. */
export function digestOf(db: Sql, layout: Layout, codes: Codes): Digest {
  const hash = multisetHash();
  const documents = addDocuments(hash, db, layout);
  addFamilies(hash, db, codes);
  const changes = addSums(hash, db);
  return { documents, changes, checksum: hash.text() };
}
