import type { Filter, Scalar } from '../port';
import { afterPrefix } from '../stored/after-prefix';
import { columnName } from './columns';
import type { SqlValue } from './connection';
import type { Table } from './schema';

/** SQL text with its values, to be joined by AND. */
export interface Condition {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

export function prefixed(column: string, prefix: string): Condition {
  const end = afterPrefix(prefix);
  if (end === null) return { text: `${column} >= ?`, values: [prefix] };
  return { text: `${column} >= ? AND ${column} < ?`, values: [prefix, end] };
}

/** Longer lists are bound as one value, so that lists of any length share a statement. */
const MANY = 40;
function listed(column: string, set: readonly (string | number)[]): Condition {
  if (set.length > MANY)
    return { text: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(set)] };
  return { text: `${column} IN (${set.map(() => '?').join(', ')})`, values: set };
}
function oneOf(column: string, values: readonly Scalar[]): Condition {
  const set = values.filter((value) => value !== null);
  const parts = set.length > 0 ? [listed(column, set)] : [];
  if (set.length < values.length) parts.push({ text: `${column} IS NULL`, values: [] });
  if (parts.length === 0) return { text: '0', values: [] };
  return { text: `(${parts.map(({ text }) => text).join(' OR ')})`, values: parts.flatMap((part) => part.values) };
}

const OPERATORS = { gte: '>=', gt: '>', lte: '<=', lt: '<' } as const;
type Range = Partial<Record<keyof typeof OPERATORS, Scalar>> & { readonly orNull?: boolean };
function range(column: string, condition: Range): Condition {
  const bounds = (Object.keys(OPERATORS) as (keyof typeof OPERATORS)[]).filter((name) => condition[name] !== undefined);
  const text = bounds.map((name) => `${column} ${OPERATORS[name]} ?`).join(' AND ') || `${column} IS NOT NULL`;
  const values = bounds.map((name) => condition[name] as Scalar);
  return { text: condition.orNull === true ? `((${text}) OR ${column} IS NULL)` : text, values };
}

function one(column: string, condition: Filter[string]): Condition {
  if ('eq' in condition) {
    if (condition.eq === null) return { text: `${column} IS NULL`, values: [] };
    return { text: `${column} = ?`, values: [condition.eq] };
  }
  if ('in' in condition) return oneOf(column, condition.in);
  if ('prefix' in condition) return prefixed(column, condition.prefix);
  return range(column, condition);
}

/** Joins conditions; '1' when there is none. */
export const all = (conditions: readonly Condition[]): Condition => ({
  text: conditions.map(({ text }) => text).join(' AND ') || '1',
  values: conditions.flatMap(({ values }) => values),
});

const isLong = (condition: Filter[string]): boolean => 'in' in condition && condition.in.length > MANY;
/**
 * What stands before a column that no index is to be chosen for. Beside a long list of values, as a search by name
 * gives, the planner would walk every row in the order asked for; the list alone is quicker by far.
 */
export const unindexed = (filter: Filter): '+' | '' => (Object.values(filter).some(isLong) ? '+' : '');

/** @throws BadDocument for a column that the collection does not declare */
export const whereOf = (table: Table, filter: Filter): Condition =>
  all(
    Object.entries(filter).map(([column, condition]) => {
      const name = columnName(table, column);
      return one(isLong(condition) ? name : `${unindexed(filter)}${name}`, condition);
    }),
  );
