import { dayNumber } from '@kurator/kernel';
import type { Cell, CellKind } from '../../form';
import type { Table } from '../table';
import { sheetHead, sheetTail, STYLE, xml } from './parts';

/** Rows of one sheet at most: Excel ends at 1,048,576; what is more goes on another sheet. */
const SHEET_ROWS = 1_000_000;
/** Rows that are handed on together. */
const BATCH = 100;
/** 1970-01-01 as a sheet counts days: a date is the number of its day, so that no time zone can move it. */
const EPOCH = 25_569;
/** What a cell holds at most. */
const LONGEST = 32_767;

const letters = (column: number): string => {
  const rest = column % 26;
  const last = String.fromCharCode(65 + rest);
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
};
const number = (value: number, style: number): string => ` s="${style}"><v>${value}</v></c>`;
/** Text in place, never a formula: a cell that begins with `=` is a text like any other. */
const text = (value: string, style: number): string =>
  ` s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(value.slice(0, LONGEST))}</t></is></c>`;

function content(cell: Cell, kind: CellKind): string {
  if (cell === null) return ` s="${STYLE[kind]}"/>`;
  if (typeof cell === 'number') return number(cell, STYLE.number);
  return kind === 'date' ? number(dayNumber(cell) + EPOCH, STYLE.date) : text(cell, STYLE.text);
}
const line = (no: number, cells: readonly string[]): string =>
  `<row r="${no}">${cells.map((cell, column) => `<c r="${letters(column)}${no}"${cell}`).join('')}</row>`;

/** Rows of a form, taken by one sheet after the other. */
export interface Feed<Row> {
  readonly rows: AsyncIterator<Row>;
  /** Of the last row taken, from 1. */
  taken: number;
  ended: boolean;
}

/** The row of headings: below the lines above the table. */
export const headingRowOf = <Row>({ form, head }: Table<Row>): number => form.above(head).length + 1;

function above<Row>(table: Table<Row>): string {
  const lines = table.form.above(table.head);
  const headings = table.form.columns.map(({ heading }) => text(heading, STYLE.heading));
  return (
    lines.map((words, at) => line(at + 1, [text(words, at === 0 ? STYLE.title : STYLE.above)])).join('') +
    line(lines.length + 1, headings)
  );
}

/** The XML of a sheet, batch by batch, until it is full or the rows end. */
export async function* sheet<Row>(table: Table<Row>, feed: Feed<Row>): AsyncGenerator<string> {
  const { columns } = table.form;
  const headingRow = headingRowOf(table);
  const last = letters(columns.length - 1);
  yield (
    sheetHead(
      columns.map(({ width }) => width),
      headingRow,
    ) + above(table)
  );
  let batch = '';
  for (let at = 1; at <= SHEET_ROWS && !feed.ended; at += 1) {
    const next: IteratorResult<Row, unknown> = await feed.rows.next();
    feed.ended = next.done === true;
    if (next.done === true) break;
    feed.taken += 1;
    const cells = columns.map(({ cell, kind }) => content(cell(next.value, feed.taken), kind));
    batch += line(headingRow + at, cells);
    if (at % BATCH === 0) {
      yield batch;
      batch = '';
    }
  }
  const merged = Array.from({ length: headingRow - 1 }, (_, at) => `A${at + 1}:${last}${at + 1}`);
  yield batch + sheetTail(merged);
}
