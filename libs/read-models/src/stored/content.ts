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

/** Nothing that the columns do not hold. */
const NO_BODY = '';
type Rest = Readonly<Record<string, unknown>>;

/** Fields that are no columns; undefined when there are none. */
function fieldsBeside({ isColumn }: Table, doc: Doc): Record<string, unknown> | undefined {
  let rest: Record<string, unknown> | undefined;
  for (const name in doc)
    if (name !== 'id' && !isColumn.has(name) && doc[name] !== undefined) (rest ??= {})[name] = doc[name];
  return rest;
}

function bodyOf(rest: Rest | undefined, missing: readonly string[] | undefined): string {
  if (missing !== undefined) return JSON.stringify([rest ?? {}, missing]);
  return rest === undefined ? NO_BODY : JSON.stringify(rest);
}

/**
 * Adds a document as its row holds it, without the id: the columns in the order of the table, then the body. The body is
 * what the columns cannot give back, as JSON: other fields, yes and no, and the names of columns that the document does
 * not have at all (then the JSON is a pair). No value is stored twice.
 * @throws BadDocument for a value that its column cannot hold
 */
export function addContent(into: Value[], table: Table, doc: Doc): void {
  let rest = fieldsBeside(table, doc);
  let missing: string[] | undefined;
  for (const column of table.columns) {
    const value = doc[column];
    const stored = columnValue(table, column, value);
    into.push(stored);
    if (value === undefined) (missing ??= []).push(column);
    else if (value !== stored) (rest ??= {})[column] = value;
  }
  into.push(bodyOf(rest, missing));
}

/** What {@link addContent} adds. */
export function contentOf(table: Table, doc: Doc): Row {
  const content: Value[] = [];
  addContent(content, table, doc);
  return content;
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
