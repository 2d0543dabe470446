import type { SortKey } from '../stored/cursor';
import type { Row, Value } from '../stored/table';
import { all, fieldOf, NEVER, type Condition } from './where';

/** At a value or after it. `$not` also finds what is missing, which comes last when descending. */
function from(field: string, desc: boolean, value: Value): Condition {
  if (value === null) return desc ? { [field]: null } : {};
  return { [field]: desc ? { $not: { $gt: value } } : { $gte: value } };
}

/** After a value. Missing values come first when ascending and last when descending. */
function beyond(field: string, desc: boolean, value: Value): Condition {
  if (value === null) return desc ? NEVER : { [field]: { $ne: null } };
  return { [field]: desc ? { $not: { $gte: value } } : { $gt: value } };
}

/**
 * Documents after a place in the order of `keys`: from the first key's value on, and either beyond it or after the place in
 * the order of the rest. So an index that begins with the key is read from the place on, in either direction. An
 * alternative with `size = 2 and id > …` beside a range of the same field says the same, and one server of this protocol
 * found nothing by it.
 */
export function afterPlace(keys: readonly SortKey[], place: Row): Condition {
  const [first, ...rest] = keys as readonly [SortKey, ...SortKey[]];
  const [value = null, ...values] = place;
  const [field, { desc }] = [fieldOf(first.by), first];
  const further = beyond(field, desc, value);
  return rest.length === 0 ? further : all([from(field, desc, value), { $or: [further, afterPlace(rest, values)] }]);
}
