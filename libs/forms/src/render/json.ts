import { Readable } from 'node:stream';
import type { Table } from './table';

function headOf<Row>({ form, head }: Table<Row>): string {
  const { id, title, clause, columns } = form;
  const about = { form: id, title, clause, ...head };
  return JSON.stringify({ ...about, columns: columns.map(({ code, heading, kind }) => ({ code, heading, kind })) });
}

async function* text<Row>(table: Table<Row>): AsyncGenerator<string> {
  const { columns, keys } = table.form;
  yield `${headOf(table).slice(0, -1)},"rows":[`;
  let no = 0;
  for await (const row of table.rows) {
    no += 1;
    const values = Object.fromEntries(columns.map(({ code, value }) => [code, value(row, no)]));
    yield `${no === 1 ? '' : ','}\n${JSON.stringify({ ...keys(row), ...values })}`;
  }
  yield '\n]}\n';
}

/** The form for software: rows by the codes of the columns, codes of the register beside their wording. */
export const renderJson = <Row>(table: Table<Row>): Readable => Readable.from(text(table), { encoding: 'utf8' });
