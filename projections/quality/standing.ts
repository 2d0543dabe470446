import type { LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { REGION } from './place';

/** Where something is counted, and as what, while it stands so. */
export interface Counted {
  readonly unit: string;
  readonly key: string;
}

/** Adds what is told on a day of something that begins or ends to be counted: by its unit and by the region. */
function tell(told: DatedChange[], date: LocalDate, counted: Counted | null, n: number): void {
  if (counted === null) return;
  const { unit, key } = counted;
  told.push({ unit, key, date, n }, { unit: REGION, key, date, n });
}

const isSame = (a: Counted | null, b: Counted | null): boolean => a?.unit === b?.unit && a?.key === b?.key;

/**
 * How something stood from day to day, as a stock (ADR 031): the sum up to a day says how it stood at that day's end.
 * @param days on which it may begin to stand otherwise, ascending
 * @param at how it stands at the end of one of them; null: it is not counted
 */
export function standing(days: readonly LocalDate[], at: (on: LocalDate) => Counted | null): readonly DatedChange[] {
  const found: DatedChange[] = [];
  let last: Counted | null = null;
  for (const on of days) {
    const now = at(on);
    if (isSame(last, now)) continue;
    // In the region a move cancels itself: the sums add up what stands at one place.
    tell(found, on, last, -1);
    tell(found, on, now, 1);
    last = now;
  }
  return found;
}
