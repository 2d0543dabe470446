const MS = 86_400_000;
/** Days from the first of year 0 to the first of 1970: no day that can be written has a negative number. */
const BEFORE_1970 = 719_528;
/** Dates repeat all the time; beyond this many the memory is let go. */
const ENOUGH = 20_000;
const numbers = new Map<string, number>();
const dates = new Map<number, string>();

const asDate = (day: number): string => new Date((day - BEFORE_1970) * MS).toISOString().slice(0, 10);

function parsed(date: string): number | null {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  const day = ms / MS + BEFORE_1970;
  return Number.isNaN(day) || asDate(day) !== date ? null : day;
}

/** Number of a day, counted from year 0; below 2^22. Null for a text that is no day. */
export function dayNumber(date: string): number | null {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  const day = parsed(date);
  if (day === null) return null;
  if (numbers.size > ENOUGH) numbers.clear();
  numbers.set(date, day);
  return day;
}

/** The date of {@link dayNumber}. */
export function dateOfNumber(day: number): string {
  let date = dates.get(day);
  if (date === undefined) {
    if (dates.size > ENOUGH) dates.clear();
    dates.set(day, (date = asDate(day)));
  }
  return date;
}
