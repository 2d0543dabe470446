import { BadDocument, type Doc } from '../port';
import type { SqlValue } from './connection';
import type { Table } from './schema';

/** A field as its column holds it: null when missing, 1 and 0 for yes and no (the driver cannot bind a boolean). */
function columnValue(table: Table, column: string, value: unknown): SqlValue {
  if (value === undefined || value === null) return null;
  if (table.types[column] === 'text') {
    if (typeof value === 'string') return value;
  } else if (typeof value === 'boolean' || Number.isSafeInteger(value)) return Number(value);
  throw new BadDocument(`${table.name}.${column} takes ${table.types[column]}, not ${typeof value}`);
}

/** The columns of a document in the order of the table. @throws BadDocument for a value that its column cannot hold */
export const columnsOf = (table: Table, doc: Doc): readonly SqlValue[] =>
  table.columns.map((column) => columnValue(table, column, doc[column]));

/** @throws BadDocument when the collection or column was never declared */
export function tableOf(layout: ReadonlyMap<string, Table>, collection: string): Table {
  const table = layout.get(collection);
  if (!table) throw new BadDocument(`there is no collection ${collection}`);
  return table;
}
export function columnName(table: Table, column: string): string {
  if (column !== 'id' && !table.columns.includes(column))
    throw new BadDocument(`${table.name} has no column ${column}`);
  return `"${column}"`;
}
