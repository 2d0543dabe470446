import type { Filter as Query } from 'mongodb';
import type { Filter, Scalar } from '../port';
import { afterPrefix } from '../stored/after-prefix';
import { declared, type Table, type Value } from '../stored/table';

/** A question to a collection whose documents are known by a text, as all of ours are. */
export type Condition = Query<{ readonly _id: string } & { readonly [field: string]: Value }>;

/** Where a column stands in a stored document. */
export const fieldOf = (column: string): string => (column === 'id' ? '_id' : column);

/** What no document meets. */
export const NEVER: Condition = { _id: { $in: [] } };

/** Joins conditions, also several of one field; `{}` when there is none. */
export function all(conditions: readonly Condition[]): Condition {
  const real = conditions.filter((condition) => Object.keys(condition).length > 0);
  if (real.length < 2) return real[0] ?? {};
  return { $and: [...real] };
}

export function prefixed(field: string, prefix: string): Condition {
  const end = afterPrefix(prefix);
  return { [field]: end === null ? { $gte: prefix } : { $gte: prefix, $lt: end } };
}

const OPERATORS = { gte: '$gte', gt: '$gt', lte: '$lte', lt: '$lt' } as const;
type Range = Partial<Record<keyof typeof OPERATORS, Scalar>> & { readonly orNull?: boolean };

/** A bound of null holds nothing, as in SQL; MongoDB would find missing values with it. */
function range(field: string, condition: Range): Condition {
  const bounds = (Object.keys(OPERATORS) as (keyof typeof OPERATORS)[]).filter((name) => condition[name] !== undefined);
  const within = Object.fromEntries(bounds.map((name) => [OPERATORS[name], condition[name]]));
  const empty = bounds.some((name) => condition[name] === null);
  const found = bounds.length === 0 ? { [field]: { $ne: null } } : { [field]: within };
  if (condition.orNull !== true) return empty ? NEVER : found;
  return empty ? { [field]: null } : { $or: [found, { [field]: null }] };
}

function one(field: string, condition: Filter[string]): Condition {
  // Null also finds a field that is not there.
  if ('eq' in condition) return { [field]: condition.eq };
  if ('in' in condition) return { [field]: { $in: [...condition.in] } };
  if ('prefix' in condition) return prefixed(field, condition.prefix);
  return range(field, condition);
}

/** @throws BadDocument for a column that the collection does not declare */
export const whereOf = (table: Table, filter: Filter): Condition =>
  all(Object.entries(filter).map(([column, condition]) => one(fieldOf(declared(table, column)), condition)));
