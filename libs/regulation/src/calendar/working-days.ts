import { addDays, type LocalDate } from '@kurator/kernel';
import type { WorkingCalendar } from '../types';

/**
 * The `n`-th working day after `from`; `from` itself never counts (spec 4.1.1). `n` is at least 1.
 * @throws CalendarMissing
 */
export function addWorkingDays(calendar: WorkingCalendar, from: LocalDate, n: number): LocalDate {
  let date = from;
  for (let left = n; left > 0;) {
    date = addDays(date, 1);
    if (calendar.isWorking(date)) left -= 1;
  }
  return date;
}

/**
 * How many working days lie after `after` up to and including `upTo`: the working days by which a duty that was due
 * on `after` is late. 0 when `upTo` is not later.
 * @throws CalendarMissing
 */
export function workingDaysBetween(calendar: WorkingCalendar, after: LocalDate, upTo: LocalDate): number {
  let count = 0;
  for (let date = addDays(after, 1); date <= upTo; date = addDays(date, 1)) if (calendar.isWorking(date)) count += 1;
  return count;
}

/**
 * The day itself when it is worked, else the nearest working day in the direction (spec 4.1.3).
 * @throws CalendarMissing
 */
export function rollForward(calendar: WorkingCalendar, date: LocalDate, direction: 1 | -1 = 1): LocalDate {
  let day = date;
  while (!calendar.isWorking(day)) day = addDays(day, direction);
  return day;
}
