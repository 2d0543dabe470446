import type { Instant, LocalDate } from '@kurator/kernel';

/** What stands in a cell of a sheet. */
export type Cell = string | number | null;
/** How a cell is shown: a `date` cell holds `YYYY-MM-DD` and becomes a real date. */
export type CellKind = 'text' | 'date' | 'number';

/** A column of a form, as the regulation's appendix heads it. */
export interface Column<Row> {
  /** Stable name of the column in JSON: software and tests read by it. Never changed once published. */
  readonly code: string;
  /** The words of the form. */
  readonly heading: string;
  readonly kind: CellKind;
  /** Characters of width on the sheet. */
  readonly width: number;
  /** What JSON holds. @param no of the row, from 1 */
  readonly value: (row: Row, no: number) => unknown;
  /** What people read. */
  readonly cell: (row: Row, no: number) => Cell;
}

/** What stands above the table, and in the head of a JSON file. */
export interface Head {
  /** OKTMO or `REGION`, and how people call it. */
  readonly unit: { readonly code: string; readonly name: string };
  /** The days that the rows speak of, both inclusive; `from` is null for a list from the beginning, or of one day. */
  readonly from: LocalDate | null;
  readonly to: LocalDate;
  /** The period asked for, as it was asked. */
  readonly period: string | null;
  readonly madeAt: Instant;
}

/** An official form or a list, as data: no renderer knows any of them by name. */
export interface Form<Row> {
  readonly id: string;
  readonly title: string;
  /** The paper that has it. */
  readonly clause: string;
  /** The form as people call it, first word of a file's name. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  /** Lines above the table. */
  readonly above: (head: Head) => readonly string[];
  /** What a row is about, beside its columns in JSON. */
  readonly keys: (row: Row) => Readonly<Record<string, unknown>>;
}

interface Shown<Row, Value> {
  readonly value: (row: Row, no: number) => Value;
  readonly show: (value: Value) => Cell;
  readonly kind?: CellKind;
}
/** A column whose cell is its JSON value in words. */
export const column = <Row, Value>(
  code: string,
  [heading, width]: readonly [heading: string, width: number],
  { value, show, kind = 'text' }: Shown<Row, Value>,
): Column<Row> => ({ code, heading, width, kind, value, cell: (row, no) => show(value(row, no)) });

/** A column whose cell is its JSON value as it is. */
export const plain = <Row>(
  code: string,
  head: readonly [heading: string, width: number],
  [kind, value]: readonly [CellKind, (row: Row, no: number) => Cell],
): Column<Row> => column(code, head, { value, show: (cell) => cell, kind });

/** The number of the row, first in every form. */
export const numbered = <Row>(): Column<Row> => plain('no', ['№ п/п', 6], ['number', (_row, no) => no]);
