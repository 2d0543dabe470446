import { addDays, dayNumber, monthEnd, monthOf, type LocalDate } from '@kurator/kernel';

/** A family-month counts when the family was on the register on at least so many of its days (spec 4.1.12, 8.2 ST-53). */
export const FAMILY_MONTH_DAYS = 15;

/** Days on the register, `to` exclusive. */
export interface Stay {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The day on which the stays of a month reach the days of a family-month; null when they do not. */
export function reachedOn(stays: readonly Stay[], month: string): LocalDate | null {
  const [first, after] = [`${month}-01`, addDays(monthEnd(month), 1)];
  let days = 0;
  for (const { from, to } of [...stays].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const [begin, end] = [from < first ? first : from, to < after ? to : after];
    const here = dayNumber(end) - dayNumber(begin);
    if (here <= 0) continue;
    if (days + here >= FAMILY_MONTH_DAYS) return addDays(begin, FAMILY_MONTH_DAYS - days - 1);
    days += here;
  }
  return null;
}

/** The months that touch a span, both ends inclusive. */
export function monthsOf(from: LocalDate, to: LocalDate): readonly string[] {
  const months: string[] = [];
  for (let day = from; monthOf(day) <= monthOf(to); day = addDays(monthEnd(monthOf(day)), 1)) months.push(monthOf(day));
  return months;
}
