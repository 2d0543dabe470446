import type { LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { REGION } from './place';

/** Where something is counted, and as what, while it stands so. */
export interface Counted {
  readonly unit: string;
  readonly key: string;
}

/** What is told on a day on which something goes over from one place and key to another. */
function goesOver(date: LocalDate, was: Counted | null, is: Counted | null): readonly DatedChange[] {
  const told = (counted: Counted | null, n: number): readonly DatedChange[] =>
    counted === null ? [] : [counted.unit, REGION].map((unit) => ({ unit, key: counted.key, date, n }));
  return [...told(was, -1), ...told(is, 1)];
}

const isSame = (a: Counted | null, b: Counted | null): boolean => a?.unit === b?.unit && a?.key === b?.key;

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
    if (isSame(last, now)) continue;
    // In the region a move cancels itself: the sums add up what stands at one place.
    found.push(...goesOver(on, last, now));
    last = now;
  }
  return found;
}
