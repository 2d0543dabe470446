import type { Row, Table } from '../stored/table';
import type { StoredDocument } from './place';

/** A document in MongoDB's shape. @param content columns and body, as `contentOf` gives them */
export function storedOf({ columns }: Table, family: string | null, id: string, content: Row): StoredDocument {
  const fields = Object.fromEntries(columns.map((column, n) => [column, content[n] ?? null]));
  return { ...fields, _id: id, _family: family, _body: content[columns.length] as string };
}

/** Columns and body of a stored document. */
export const contentOfStored = ({ columns }: Table, stored: StoredDocument): Row => [
  ...columns.map((column) => stored[column] ?? null),
  stored._body,
];
