import type { Doc } from '../port';
import { columnsOf } from './columns';
import type { Row, Sql, SqlValue } from './connection';
import type { Put } from './difference';
import { insertMany } from './insert-many';
import type { Table } from './schema';

const insertInto = (table: Table): string =>
  `${table.sql}(${['id', 'fid', ...table.columns.map((column) => `"${column}"`), 'body'].join(', ')})`;

/** Rows of new documents, ready to be inserted. */
export function newRow(table: Table, fid: number | null, doc: Doc, body: string): Row {
  return [doc.id, fid, ...columnsOf(table, doc), body];
}
export const insertRows = (db: Sql, table: Table, rows: readonly Row[]): void =>
  insertMany(db, insertInto(table), rows);

const same = (a: readonly SqlValue[], b: readonly SqlValue[]): boolean => a.every((value, n) => value === b[n]);

/** Replaces a stored document; columns, and with them indexes, are written only when one of them differs. */
export function updateDocument(db: Sql, table: Table, { doc, body, before }: Put): void {
  const columns = columnsOf(table, doc);
  if (before !== null && same(columns, columnsOf(table, JSON.parse(before) as Doc))) {
    db.run(`UPDATE ${table.sql} SET body = ? WHERE id = ?`, [body, doc.id]);
    return;
  }
  const set = ['body', ...table.columns.map((column) => `"${column}"`)].map((column) => `${column} = ?`).join(', ');
  db.run(`UPDATE ${table.sql} SET ${set} WHERE id = ?`, [body, ...columns, doc.id]);
}

export function removeDocument(db: Sql, table: Table, id: string): void {
  db.run(`DELETE FROM ${table.sql} WHERE id = ?`, [id]);
}
