import type { SortKey } from '../stored/cursor';
import type { Row, Value } from '../stored/table';
import { all, fieldOf, NEVER, type Condition } from './where';

/** Missing values come first when ascending and last when descending. */
function beyond(field: string, desc: boolean, value: Value): Condition {
  if (value === null) return desc ? NEVER : { [field]: { $ne: null } };
  if (desc) return { $or: [{ [field]: { $lt: value } }, { [field]: null }] };
  return { [field]: { $gt: value } };
}

/** Documents after a place in the order of `keys`. */
export function afterPlace(keys: readonly SortKey[], place: Row): Condition {
  const branches = keys.map(({ by, desc }, n) => {
    const equal = keys.slice(0, n).map((key, i) => ({ [fieldOf(key.by)]: place[i] ?? null }));
    return all([...equal, beyond(fieldOf(by), desc, place[n] ?? null)]);
  });
  const first = keys[0] as SortKey;
  const start = place[0] ?? null;
  // Says again what the branches say, in a form for which the planner can start in the middle of an index.
  const from = first.desc || start === null ? {} : { [fieldOf(first.by)]: { $gte: start } };
  return all([from, { $or: branches }]);
}
