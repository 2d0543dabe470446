import type { Filter, ParkedFamily, Scalar } from '../port';
import { tableOf } from '../stored/table';
import { columnName } from './columns';
import type { Sql } from './connection';
import type { Layout } from './schema';
import { whereOf } from './where';

/** Distinct values of a column, ascending, a missing value first. */
export function distinctValues(
  db: Sql,
  layout: Layout,
  collection: string,
  { column, where: filter }: { readonly column: string; readonly where: Filter },
): readonly Scalar[] {
  const table = tableOf(layout, collection);
  const name = columnName(table, column);
  const where = whereOf(table, filter);
  const rows = db.all(`SELECT DISTINCT ${name} FROM ${table.sql} WHERE ${where.text} ORDER BY ${name}`, where.values);
  return rows.map(([value]) => value as Scalar);
}

/** Families set aside, by id. */
export const parkedFamilies = (db: Sql): readonly ParkedFamily[] =>
  db
    .all('SELECT family, position, error, parked_at FROM parked ORDER BY family')
    .map(([family, position, error, parkedAt]) => ({ family, position, error, parkedAt }) as ParkedFamily);
