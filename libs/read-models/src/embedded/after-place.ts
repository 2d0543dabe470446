import type { SortKey } from '../stored/cursor';
import { columnName } from './columns';
import type { SqlValue } from './connection';
import type { Table } from './schema';
import { all, type Condition } from './where';

/** Missing values come first when ascending and last when descending. */
function beyond(column: string, desc: boolean, value: SqlValue): Condition {
  if (value === null) return desc ? { text: '0', values: [] } : { text: `${column} IS NOT NULL`, values: [] };
  if (desc) return { text: `(${column} < ? OR ${column} IS NULL)`, values: [value] };
  return { text: `${column} > ?`, values: [value] };
}

/** Rows after a place in the order of `keys`. */
export function afterPlace(table: Table, keys: readonly SortKey[], place: readonly SqlValue[]): Condition {
  const branches = keys.map(({ by, desc }, n) => {
    const equal = keys
      .slice(0, n)
      .map((key, i) => ({ text: `${columnName(table, key.by)} IS ?`, values: [place[i] ?? null] }));
    return all([...equal, beyond(columnName(table, by), desc, place[n] ?? null)]);
  });
  const either = {
    text: `(${branches.map(({ text }) => `(${text})`).join(' OR ')})`,
    values: branches.flatMap((b) => b.values),
  };
  const first = keys[0] as SortKey;
  // Says again what the branches say, in a form for which the planner can start in the middle of an index.
  if (first.desc || place[0] === null || place[0] === undefined) return either;
  return all([{ text: `${columnName(table, first.by)} >= ?`, values: [place[0]] }, either]);
}
