import type { Put } from '../stored/difference';
import { selected } from './columns';
import type { Row, Sql } from './connection';
import { insertMany } from './insert-many';
import type { Table } from './schema';

/** Inserts new documents. @param rows family number, id, columns, body */
export const insertRows = (db: Sql, table: Table, rows: readonly Row[]): void =>
  insertMany(db, `${table.sql}(fid, ${selected(table)})`, rows);

const sameColumns = (a: Row, b: Row): boolean => a.every((value, n) => n === a.length - 1 || value === b[n]);

/** Replaces a stored document; columns, and with them indexes, are written only when one of them differs. */
export function updateDocument(db: Sql, table: Table, { id, content, before }: Put): void {
  if (before !== null && sameColumns(content, before)) {
    db.run(`UPDATE ${table.sql} SET body = ? WHERE id = ?`, [content[content.length - 1] as string, id]);
    return;
  }
  const set = [...table.columns.map((column) => `"${column}" = ?`), 'body = ?'].join(', ');
  db.run(`UPDATE ${table.sql} SET ${set} WHERE id = ?`, [...content, id]);
}

export function removeDocument(db: Sql, table: Table, id: string): void {
  db.run(`DELETE FROM ${table.sql} WHERE id = ?`, [id]);
}
