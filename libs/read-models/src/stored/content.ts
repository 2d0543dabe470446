import { BadDocument, type Doc } from '../port';
import type { Row, Table, Value } from './table';

/** A field as its column holds it: null when missing, 1 and 0 for yes and no (the driver cannot bind a boolean). */
function columnValue(table: Table, column: string, value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (table.types[column] === 'text') {
    if (typeof value === 'string') return value;
  } else if (typeof value === 'boolean' || Number.isSafeInteger(value)) return Number(value);
  throw new BadDocument(`${table.name}.${column} takes ${table.types[column]}, not ${typeof value}`);
}

/** The columns of a document in the order of the table. @throws BadDocument for a value that its column cannot hold */
export const columnsOf = (table: Table, doc: Doc): readonly Value[] =>
  table.columns.map((column) => columnValue(table, column, doc[column]));

/** Nothing that the columns do not hold. */
const NO_BODY = '';
type Rest = Readonly<Record<string, unknown>>;

/**
 * What the columns cannot give back, as JSON: other fields, yes and no, and the names of columns that the document does
 * not have at all (then the JSON is a pair). No value is stored twice.
 */
function bodyOf({ columns, types }: Table, doc: Doc, values: readonly Value[]): string {
  const rest: Record<string, unknown> = {};
  let more = false;
  for (const name in doc) {
    if (name === 'id' || Object.hasOwn(types, name) || doc[name] === undefined) continue;
    rest[name] = doc[name];
    more = true;
  }
  const missing: string[] = [];
  columns.forEach((column, n) => {
    const value = doc[column];
    if (value === undefined) missing.push(column);
    else if (value !== values[n]) {
      rest[column] = value;
      more = true;
    }
  });
  if (missing.length > 0) return JSON.stringify([rest, missing]);
  return more ? JSON.stringify(rest) : NO_BODY;
}

/** A document as its row holds it, without the id: the columns, then the body. @throws BadDocument */
export function contentOf(table: Table, doc: Doc): Row {
  const values = columnsOf(table, doc);
  return [...values, bodyOf(table, doc, values)];
}

function bodyParts(body: string): readonly [Rest, readonly string[]] {
  if (body === NO_BODY) return [{}, []];
  const parsed = JSON.parse(body) as Rest | readonly [Rest, readonly string[]];
  return Array.isArray(parsed) ? (parsed as unknown as readonly [Rest, readonly string[]]) : [parsed as Rest, []];
}

/** The document of an id with its {@link contentOf}. */
export function documentOf({ columns }: Table, row: Row): Doc {
  const [rest, missing] = bodyParts(row[columns.length + 1] as string);
  const doc: Record<string, unknown> = { id: row[0] };
  columns.forEach((column, n) => {
    if (!missing.includes(column)) doc[column] = row[n + 1];
  });
  return Object.assign(doc, rest) as Doc;
}
