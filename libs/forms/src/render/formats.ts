import type { Readable } from 'node:stream';
import { renderCsv } from './csv';
import { renderJson } from './json';
import type { Table } from './table';
import { renderXlsx } from './xlsx';

/** A kind of file. */
export interface Format {
  readonly mediaType: string;
  readonly extension: string;
  readonly render: <Row>(table: Table<Row>) => Readable;
}
export const FORMATS = {
  XLSX: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    render: renderXlsx,
  },
  CSV: { mediaType: 'text/csv; charset=utf-8', extension: 'csv', render: renderCsv },
  JSON: { mediaType: 'application/json; charset=utf-8', extension: 'json', render: renderJson },
} as const satisfies Readonly<Record<string, Format>>;
export type FormatId = keyof typeof FORMATS;
export const formatIds = Object.keys(FORMATS) as readonly FormatId[];
