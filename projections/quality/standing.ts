import type { LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { REGION } from './place';

/** Where something is counted, and as what, while it stands so. */
export interface Counted {
  readonly unit: string;
  readonly key: string;
}

/** What one place is told when it goes over from one key to another; the same key says nothing. */
function goesOver(unit: string, date: LocalDate, was: string | null, is: string | null): readonly DatedChange[] {
  if (was === is) return [];
  return [
    ...(was === null ? [] : [{ unit, key: was, date, n: -1 }]),
    ...(is === null ? [] : [{ unit, key: is, date, n: 1 }]),
  ];
}

/**
 * How something stood from day to day, as a stock (ADR 031): the sum up to a day says how it stood at that day's end.
 * @param days on which it may begin to stand otherwise, in any order
 * @param at how it stands at the end of one of them; null: it is not counted
 */
export function standing(days: readonly LocalDate[], at: (on: LocalDate) => Counted | null): readonly DatedChange[] {
  const found: DatedChange[] = [];
  let last: Counted | null = null;
  for (const on of [...new Set(days)].sort()) {
    const now = at(on);
    if (now !== null && now.unit === last?.unit) found.push(...goesOver(now.unit, on, last.key, now.key));
    else {
      if (last !== null) found.push(...goesOver(last.unit, on, last.key, null));
      if (now !== null) found.push(...goesOver(now.unit, on, null, now.key));
    }
    found.push(...goesOver(REGION, on, last?.key ?? null, now?.key ?? null));
    last = now;
  }
  return found;
}
