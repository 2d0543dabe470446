import { createHash } from 'node:crypto';
import { CursorUnknown, type FindQuery } from '../port';
import type { Row, Table } from './table';

/** A column to sort by; ids are unique, so with `id` last every row has a place of its own. */
export interface SortKey {
  readonly by: string;
  readonly desc: boolean;
}
export const sortKeys = (query: FindQuery): readonly SortKey[] => [
  ...(query.sort ?? []).filter(({ by }) => by !== 'id').map(({ by, dir }) => ({ by, desc: dir === 'desc' })),
  { by: 'id', desc: query.sort?.find(({ by }) => by === 'id')?.dir === 'desc' },
];

/** A cursor belongs to its question: with another filter or order it would point nowhere. */
const questionOf = (table: Table, query: FindQuery): string =>
  createHash('sha256')
    .update(JSON.stringify([table.name, query.where, query.sort ?? []]))
    .digest('base64url')
    .slice(0, 12);

export const cursorText = (table: Table, query: FindQuery, place: Row): string =>
  Buffer.from(JSON.stringify([questionOf(table, query), ...place])).toString('base64url');

function fits(value: unknown, type: 'text' | 'integer'): boolean {
  return type === 'text' ? typeof value === 'string' : Number.isSafeInteger(value);
}
function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(value)) return value;
  } catch (error) {
    throw new CursorUnknown('the cursor is damaged', { cause: error });
  }
  throw new CursorUnknown('the cursor is damaged');
}

/** The place that a cursor names. @throws CursorUnknown for text that this question never gave */
export function placeOf(table: Table, query: FindQuery & { readonly cursor: string }): Row {
  const [question, ...place] = parsed(query.cursor);
  const keys = sortKeys(query);
  const known = keys.every(({ by }, n) => {
    const value = place[n];
    return by === 'id' ? typeof value === 'string' : value === null || fits(value, table.types[by] ?? 'text');
  });
  if (question !== questionOf(table, query) || place.length !== keys.length || !known)
    throw new CursorUnknown('the cursor belongs to another question');
  return place as Row;
}
