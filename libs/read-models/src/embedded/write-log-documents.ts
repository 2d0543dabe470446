import type { WriteBatch } from '../port';
import { contentOf } from '../stored/content';
import { differenceOfDocuments, type StoredRows } from '../stored/difference';
import { addedOnce } from '../stored/once';
import { tableOf } from '../stored/table';
import { selected } from './columns';
import type { Sql } from './connection';
import { insertRows, removeDocument, updateDocument } from './put-documents';
import type { Layout, Table } from './schema';

type LogDocuments = WriteBatch['documents'];

function storedById(db: Sql, table: Table, ids: readonly string[]): StoredRows {
  const text = `SELECT ${selected(table)} FROM ${table.sql} WHERE id IN (SELECT value FROM json_each(?))`;
  return new Map(db.all(text, [JSON.stringify(ids)]).map(([id, ...content]) => [id as string, content]));
}

/** One read and as few statements as pay for all documents of a collection: a rebuild brings thousands at once. */
function writeCollection(db: Sql, table: Table, documents: LogDocuments): void {
  if (table.once)
    return insertRows(
      db,
      table,
      addedOnce(table, documents).map((doc) => [null, doc.id, ...contentOf(table, doc)]),
    );
  const gone = documents.filter(({ doc }) => doc === null).map(({ id }) => id);
  for (const id of gone) removeDocument(db, table, { fid: null, id });
  const said = documents.flatMap(({ doc }) => doc ?? []);
  const stored = storedById(
    db,
    table,
    said.map(({ id }) => id),
  );
  const { put } = differenceOfDocuments(stored, said, (doc) => contentOf(table, doc));
  insertRows(
    db,
    table,
    put.filter(({ before }) => before === null).map(({ id, content }) => [null, id, ...content]),
  );
  for (const one of put) if (one.before !== null) updateDocument(db, table, null, one);
}

/** Puts and removes what projections by log say, by collection and id. @throws BadDocument */
export function writeLogDocuments(db: Sql, layout: Layout, documents: LogDocuments): void {
  const byCollection = new Map<string, LogDocuments[number][]>();
  for (const one of documents) {
    const own = byCollection.get(one.collection) ?? [];
    byCollection.set(one.collection, own);
    own.push(one);
  }
  for (const [collection, own] of byCollection) writeCollection(db, tableOf(layout, collection), own);
}
