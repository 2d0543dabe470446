import type { Fact } from '@kurator/kernel';

const BASES = new Set(['bank-record-blocked', 'recognized-SOP', 'bank-record-included']);
/** The record was blocked, and neither a registration nor a new inclusion has given it another basis since. */
const isBlocked = (ordered: readonly Fact[]): boolean =>
  ordered.findLast(({ type }) => BASES.has(type))?.type === 'bank-record-blocked';

/** No list shows the family on any day, every figure counts it: nobody's data are left, or its record is blocked. */
export function isHidden(ordered: readonly Fact[], persons: readonly string[]): boolean {
  const gone = new Set(ordered.flatMap((f) => (f.type === 'personal-data-destroyed' ? f.data['persons'] : [])));
  return isBlocked(ordered) || (persons.length > 0 && persons.every((id) => gone.has(id)));
}
