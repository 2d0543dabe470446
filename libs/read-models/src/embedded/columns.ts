import { declared, type Table } from '../stored/table';

/** Columns to select for `documentOf`. */
export const selected = ({ columns }: Table): string =>
  ['id', ...columns.map((column) => `"${column}"`), 'body'].join(', ');

/** @throws BadDocument when the collection declares no such column */
export const columnName = (table: Table, column: string): string => `"${declared(table, column)}"`;
