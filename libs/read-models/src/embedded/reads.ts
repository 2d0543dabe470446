import type { Doc, Filter, FindQuery, Scalar, SumQuery } from '../port';
import { documentOf } from '../stored/content';
import { cursorText, placeOf, sortKeys, type SortKey } from '../stored/cursor';
import { planOf } from '../stored/sum-plan';
import { tableById, tableOf } from '../stored/table';
import { afterPlace } from './after-place';
import { columnName, selected } from './columns';
import type { Row, Sql } from './connection';
import type { Layout, Table } from './schema';
import { all, prefixed, unindexed, whereOf, type Condition } from './where';

/** Documents in the order of `ids`; ids that do not exist are left out. */
export function getDocuments(db: Sql, layout: Layout, collection: string, ids: readonly string[]): readonly Doc[] {
  const table = tableById(layout, collection);
  if (ids.length === 0) return [];
  const rows = db.all(`SELECT ${selected(table)} FROM ${table.sql} WHERE id IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(ids),
  ]);
  const found = new Map(rows.map((row) => [row[0] as string, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    return row ? [documentOf(table, row)] : [];
  });
}

/** Where a row stands in the order of `keys`. */
const placeIn = ({ columns }: Table, keys: readonly SortKey[], row: Row): Row =>
  keys.map(({ by }) => row[by === 'id' ? 0 : columns.indexOf(by) + 1] ?? null);

export function findDocuments(
  db: Sql,
  layout: Layout,
  collection: string,
  query: FindQuery,
): { readonly items: readonly Doc[]; readonly nextCursor: string | null } {
  const table = tableOf(layout, collection);
  const keys = sortKeys(query);
  const names = keys.map(({ by }) => columnName(table, by));
  const { cursor } = query;
  const after = cursor === undefined ? [] : [afterPlace(table, keys, placeOf(table, { ...query, cursor }))];
  const where = all([whereOf(table, query.where), ...after]);
  const plain = unindexed(query.where);
  const order = names.map((name, n) => `${plain}${name} ${keys[n]?.desc === true ? 'DESC' : 'ASC'}`).join(', ');
  const limit = Math.max(1, Math.floor(query.limit));
  const found = `FROM ${table.sql} WHERE ${where.text} ORDER BY ${order} LIMIT ?`;
  // A long list finds thousands of rows to choose a page from: an index knows what chooses them, only the page is read.
  const text =
    plain === ''
      ? `SELECT ${selected(table)} ${found}`
      : `SELECT ${selected(table)} FROM ${table.sql} WHERE rowid IN (SELECT rowid ${found}) ORDER BY ${order}`;
  // One row more than asked for says whether there is a next page.
  const rows = db.all(text, [...where.values, limit + 1]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map((row) => documentOf(table, row)),
    nextCursor: last ? cursorText(table, query, placeIn(table, keys, last)) : null,
  };
}

export function countDocuments(db: Sql, layout: Layout, collection: string, filter: Filter): number {
  const table = tableOf(layout, collection);
  const where = whereOf(table, filter);
  return Number(db.all(`SELECT count(*) FROM ${table.sql} WHERE ${where.text}`, where.values)[0]?.[0]);
}

/** Values of some columns with the number of documents, ascending. */
export function countGroups(
  db: Sql,
  layout: Layout,
  collection: string,
  { by, where: filter }: { readonly by: readonly string[]; readonly where: Filter },
): readonly { readonly key: readonly Scalar[]; readonly n: number }[] {
  const table = tableOf(layout, collection);
  const where = whereOf(table, filter);
  const names = by.map((column) => columnName(table, column)).join(', ');
  if (names === '') return [{ key: [], n: countDocuments(db, layout, collection, filter) }];
  return db
    .all(
      `SELECT count(*), ${names} FROM ${table.sql} WHERE ${where.text} GROUP BY ${names} ORDER BY ${names}`,
      where.values,
    )
    .map(([n, ...key]) => ({ key, n: Number(n) }));
}

function keysOf({ keys, keyPrefix }: SumQuery): Condition {
  const parts: Condition[] = [];
  if (keys) parts.push({ text: 'key IN (SELECT value FROM json_each(?))', values: [JSON.stringify(keys)] });
  if (keyPrefix !== undefined) parts.push(prefixed('key', keyPrefix));
  if (parts.length === 0) return { text: '1', values: [] };
  return {
    text: `(${parts.map(({ text }) => `(${text})`).join(' OR ')})`,
    values: parts.flatMap((part) => part.values),
  };
}

/** Sums by key; a key whose changes cancel, or that has none, is missing. */
export function sumsOf(db: Sql, query: SumQuery): ReadonlyMap<string, number> {
  const { months, days } = planOf(query.after, query.upTo);
  const keys = keysOf(query);
  const totals = new Map<string, number>();
  const read = (table: string, span: Condition): void => {
    const text = `SELECT key, sum(n) FROM ${table} WHERE unit = ? AND ${keys.text} AND ${span.text} GROUP BY key`;
    for (const [key, n] of db.all(text, [query.unit, ...keys.values, ...span.values]))
      totals.set(key as string, (totals.get(key as string) ?? 0) + Number(n));
  };
  if (months) read('sum_months', { text: 'month >= ? AND month < ?', values: [months.from ?? '', months.before] });
  for (const { after, upTo } of days) read('sum_days', { text: 'date > ? AND date <= ?', values: [after, upTo] });
  for (const [key, n] of totals) if (n === 0) totals.delete(key);
  return totals;
}
