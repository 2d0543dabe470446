import { Readable } from 'node:stream';
import type { Cell, CellKind } from '../form';
import { russianDate } from '../words';
import type { Table } from './table';

/** Without it a Russian Excel reads UTF-8 as its own code page. */
const BOM = '\uFEFF';
/** Russian Excel separates fields by semicolons, since the comma separates decimals. */
const SEPARATOR = ';';
const END = '\r\n';

/**
 * A text that a spreadsheet would take for a formula: whoever may type a name could otherwise run one on the reader's
 * machine. The apostrophe makes it text; what follows is shown as it is.
 */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
const quoted = (text: string): string => (/[;"\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One field: numbers as they are, dates as people write them, texts quoted where they must be. */
export function csvField(cell: Cell, kind: CellKind): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  return quoted(kind === 'date' ? russianDate(cell) : harmless(cell));
}

async function* text<Row>({ form: { columns }, rows }: Table<Row>): AsyncGenerator<string> {
  yield BOM + columns.map(({ heading }) => csvField(heading, 'text')).join(SEPARATOR) + END;
  let no = 0;
  for await (const row of rows) {
    no += 1;
    yield columns.map(({ cell, kind }) => csvField(cell(row, no), kind)).join(SEPARATOR) + END;
  }
}

/** The table alone, one heading row, as a Russian Excel opens it (RFC 4180 with semicolons, UTF-8 with a mark). */
export const renderCsv = <Row>(table: Table<Row>): Readable => Readable.from(text(table), { encoding: 'utf8' });
