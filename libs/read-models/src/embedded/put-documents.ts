import type { Put } from '../stored/difference';
import { selected } from './columns';
import type { Row, Sql, SqlValue } from './connection';
import { insertMany } from './insert-many';
import type { Table } from './schema';

/** Inserts new documents. @param rows family number, id, columns, body */
export const insertRows = (db: Sql, table: Table, rows: readonly Row[]): void =>
  insertMany(db, `${table.sql}(fid, ${selected(table)})`, rows);

/** Where a document is: its id, and the number of its family when it is one of a family. */
export interface DocumentPlace {
  readonly id: string;
  readonly fid: number | null;
}
/** A family has few documents, and those of some collections are found through it alone. */
const isAt = ({ fid, id }: DocumentPlace): { readonly text: string; readonly values: Row } =>
  fid === null ? { text: 'id = ?', values: [id] } : { text: 'fid = ? AND +id = ?', values: [fid, id] };

/**
 * Replaces a stored document. Only columns that differ are written: the engine writes every index again that has one of
 * the columns named, whether its value is another or not.
 */
export function updateDocument(db: Sql, table: Table, fid: number | null, { id, content, before }: Put): void {
  const at = isAt({ fid, id });
  const set: string[] = [];
  const values: SqlValue[] = [];
  for (const [n, column] of [...table.columns, 'body'].entries()) {
    if (before !== null && content[n] === before[n]) continue;
    set.push(`"${column}" = ?`);
    values.push(content[n] ?? null);
  }
  db.run(`UPDATE ${table.sql} SET ${set.join(', ')} WHERE ${at.text}`, [...values, ...at.values]);
}

export function removeDocument(db: Sql, table: Table, place: DocumentPlace): void {
  const at = isAt(place);
  db.run(`DELETE FROM ${table.sql} WHERE ${at.text}`, at.values);
}
