import { dateOfDay, dayNumber, yearOf, type LocalDate } from '@kurator/kernel';
import { CalendarMissing, type CalendarYear, type WorkingCalendar } from '../types';

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: number): boolean => (day + 3) % 7 >= 5;

/** A byte for each day of the year, 1 for a working day. */
function workingDaysOf(year: CalendarYear): { readonly first: number; readonly working: Uint8Array } {
  const first = dayNumber(`${year.year}-01-01`);
  const working = new Uint8Array(dayNumber(`${year.year + 1}-01-01`) - first);
  for (let i = 0; i < working.length; i += 1) working[i] = isWeekend(first + i) ? 0 : 1;
  for (const date of year.daysOff) working[dayNumber(date) - first] = 0;
  for (const date of year.workingWeekends) working[dayNumber(date) - first] = 1;
  return { first, working };
}

/** A date of the file that would silently change nothing: outside the year, or a weekend "off", or a weekday "worked". */
function assertMeaningful(year: CalendarYear): void {
  const check = (date: LocalDate, weekend: boolean) => {
    if (yearOf(date) !== year.year || isWeekend(dayNumber(date)) !== weekend)
      throw new Error(`calendar ${year.calendar} ${year.year}: ${date} does not belong there`);
  };
  year.daysOff.forEach((date) => check(date, false));
  year.workingWeekends.forEach((date) => check(date, true));
}

/**
 * Working days of one calendar (spec 4.1.2). A later entry for the same year replaces an earlier one.
 * Asking about a year that is not among `years` throws {@link CalendarMissing}.
 * @throws Error for a day that does not belong into its list: a calendar that lies is worse than none.
 */
export function makeCalendar(years: readonly CalendarYear[], name = years[0]?.calendar ?? ''): WorkingCalendar {
  const byYear = new Map<number, ReturnType<typeof workingDaysOf>>();
  for (const year of years) {
    assertMeaningful(year);
    byYear.set(year.year, workingDaysOf(year));
  }
  const sorted = [...byYear.keys()].sort((a, b) => a - b);
  return {
    isWorking(date) {
      const entry = byYear.get(yearOf(date));
      if (!entry) throw new CalendarMissing(name, yearOf(date));
      return entry.working[dayNumber(date) - entry.first] === 1;
    },
    years: () => sorted,
  };
}

/** Every day from `from` to `to`, both included, that the calendar says is worked. For reports and tests. */
export function workingDaysIn(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1)
    if (calendar.isWorking(dateOfDay(day))) days.push(dateOfDay(day));
  return days;
}
