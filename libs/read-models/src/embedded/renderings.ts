import type { LogDocument, Rendering, RenderingsQuery } from '../port';
import { checksumOf, multisetHash, saidBy, type MultisetHash } from '../stored/multiset-hash';
import { tableById } from '../stored/table';
import type { Codes } from './codes';
import { selected } from './columns';
import type { Row, Sql } from './connection';
import type { Layout } from './schema';

export const familyIds = (db: Sql): ReadonlySet<string> =>
  new Set(db.all('SELECT family FROM families').map(([family]) => String(family)));

/** The rows of a page by the column that names them, ascending. */
function page(db: Sql, from: string, column: string, query: RenderingsQuery): readonly Row[] {
  if ('ids' in query)
    return db.all(`${from} AND ${column} IN (SELECT value FROM json_each(?)) ORDER BY ${column}`, [
      JSON.stringify(query.ids),
    ]);
  return db.all(`${from} AND ${column} > ? ORDER BY ${column} LIMIT ?`, [query.after ?? '', query.limit]);
}

/** Adds what some families say in a collection to their checksums. */
function addTable(db: Sql, text: string, fids: string, hashOf: (fid: number) => MultisetHash): void {
  for (const [fid, ...row] of db.all(text, [fids])) hashOf(fid as number).add(row);
}

/** What families say, by family. The numbers of units and keys are read anew: the writer has given some meanwhile. */
export function renderingsIn(db: Sql, layout: Layout, codes: Codes, query: RenderingsQuery): readonly Rendering[] {
  codes.forget();
  const families = page(db, 'SELECT fid, family, revision, changes FROM families WHERE true', 'family', query);
  const fids = JSON.stringify(families.map(([fid]) => fid));
  const said = new Map<number, Record<string, MultisetHash>>(families.map(([fid]) => [Number(fid), {}]));
  for (const table of layout.values()) {
    const text = `SELECT fid, ${selected(table)} FROM ${table.sql} WHERE fid IN (SELECT value FROM json_each(?))`;
    addTable(db, text, fids, (fid) => {
      const own = said.get(fid) ?? {};
      return (own[table.name] ??= multisetHash());
    });
  }
  return families.map(([fid, family, revision, changes]) => {
    const own = Object.entries(said.get(Number(fid)) ?? {}).map(([name, hash]) => [name, hash.text()] as const);
    return {
      family: String(family),
      revision: Number(revision),
      said: Object.fromEntries(own),
      figures: checksumOf(saidBy(codes, String(changes))),
    };
  });
}

/** What documents of a projection by log say, by id. */
export function logDocumentsIn(
  db: Sql,
  layout: Layout,
  collection: string,
  query: RenderingsQuery,
): readonly LogDocument[] {
  const table = tableById(layout, collection);
  const rows = page(db, `SELECT ${selected(table)} FROM ${table.sql} WHERE fid IS NULL`, 'id', query);
  return rows.map((row) => ({ id: String(row[0]), checksum: checksumOf(row) }));
}
