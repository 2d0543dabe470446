import type { Put } from '../stored/difference';
import { selected } from './columns';
import type { Row, Sql } from './connection';
import { insertMany } from './insert-many';
import type { Table } from './schema';

/** Inserts new documents. @param rows family number, id, columns, body */
export const insertRows = (db: Sql, table: Table, rows: readonly Row[]): void =>
  insertMany(db, `${table.sql}(fid, ${selected(table)})`, rows);

const sameColumns = (a: Row, b: Row): boolean => a.every((value, n) => n === a.length - 1 || value === b[n]);

/** Where a document is: its id, and the number of its family when it is one of a family. */
export interface DocumentPlace {
  readonly id: string;
  readonly fid: number | null;
}
/** A family has few documents, and those of some collections are found through it alone. */
const isAt = ({ fid, id }: DocumentPlace): { readonly text: string; readonly values: Row } =>
  fid === null ? { text: 'id = ?', values: [id] } : { text: 'fid = ? AND +id = ?', values: [fid, id] };

/** Replaces a stored document; columns, and with them indexes, are written only when one of them differs. */
export function updateDocument(db: Sql, table: Table, fid: number | null, { id, content, before }: Put): void {
  const at = isAt({ fid, id });
  if (before !== null && sameColumns(content, before)) {
    const body = content[content.length - 1] as string;
    db.run(`UPDATE ${table.sql} SET body = ? WHERE ${at.text}`, [body, ...at.values]);
    return;
  }
  const set = [...table.columns.map((column) => `"${column}" = ?`), 'body = ?'].join(', ');
  db.run(`UPDATE ${table.sql} SET ${set} WHERE ${at.text}`, [...content, ...at.values]);
}

export function removeDocument(db: Sql, table: Table, place: DocumentPlace): void {
  const at = isAt(place);
  db.run(`DELETE FROM ${table.sql} WHERE ${at.text}`, at.values);
}
