/** A day in the municipality's own time zone, `YYYY-MM-DD`. Comparable as a string. */
export type LocalDate = string;
/** A moment, RFC 3339 in UTC with milliseconds, `2026-02-02T06:15:00.000Z`. Comparable as a string. */
export type Instant = string;
/** Where "now" comes from. Rules never read the machine's clock themselves: tests and replays pass another one. */
export type Clock = () => Instant;

const DAY_MS = 86_400_000;
const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
/** Two digits of a number below 100. */
const two = (n: number): string => TWO[n] as string;

const digits = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
};

/** Puts a list of days in ascending order, each once, in place. It is for a handful, which need no function called to compare. */
export function ascending(days: LocalDate[]): readonly LocalDate[] {
  let kept = 0;
  for (const day of days) {
    let at = kept;
    while (at > 0 && (days[at - 1] as LocalDate) > day) at -= 1;
    if (at > 0 && days[at - 1] === day) continue;
    for (let n = kept; n > at; n -= 1) days[n] = days[n - 1] as LocalDate;
    days[at] = day;
    kept += 1;
  }
  days.length = kept;
  return days;
}

/** Days since 1970-01-01, reckoned without a Date object: rules ask for it thousands of times a second. */
export function dayNumber(date: LocalDate): number {
  const month = digits(date, 5, 7);
  const year = digits(date, 0, 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digits(date, 8, 10) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

const written = new Map<number, LocalDate>();
/** The date of a day number. The same few thousand days are asked for again and again. */
export function dateOfDay(day: number): LocalDate {
  const known = written.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (written.size < 100_000) written.set(day, date);
  return date;
}

/** True for a date that exists: `2026-02-30` does not. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  return dateOfDay(dayNumber(text)) === text;
}

/** True for an RFC 3339 UTC instant whose date exists. */
export function isInstant(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/.exec(text);
  return match !== null && isLocalDate(match[1] as string);
}

/** Brings an instant to the one spelling that compares as a string (three decimals). */
export const normalInstant = (text: Instant): Instant => new Date(text).toISOString();

export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDay(dayNumber(date) + days);
/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
/** Number of days in a month; `month` counts from 1. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] as number);

/** The same day number `months` later, or the last day of that month if it has none (spec 4.1.4). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const index = digits(date, 0, 4) * 12 + digits(date, 5, 7) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const day = Math.min(digits(date, 8, 10), daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
/** `YYYY-MM` of a date. */
export const monthOf = (date: LocalDate): string => date.slice(0, 7);
/** Last day of a `YYYY-MM` month. */
export const monthEnd = (month: string): LocalDate =>
  `${month}-${two(daysInMonth(digits(month, 0, 4), digits(month, 5, 7)))}`;

/** First and last day of a quarter written `2026-Q1`. */
export function quarterSpan(quarter: string): { from: LocalDate; to: LocalDate } {
  const year = quarter.slice(0, 4);
  const first = (Number(quarter.slice(6)) - 1) * 3 + 1;
  return { from: `${year}-${two(first)}-01`, to: monthEnd(`${year}-${two(first + 2)}`) };
}
/** The quarter that holds a date, `2026-Q1`. */
export const quarterOf = (date: LocalDate): string =>
  `${date.slice(0, 4)}-Q${Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1}`;

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

const MOST_MINUTES = 5_000;
/** Days by zone and minute: zones are shifted by whole minutes, and asking the formatter costs far more than a look-up. */
const daysByMinute = new Map<string, LocalDate>();

/** The local day of an instant in an IANA time zone (spec 4.1.8: a day belongs to the municipality). */
export function localDateOf(instant: Instant, timeZone: string): LocalDate {
  const minute = `${instant.slice(0, 16)}${timeZone}`;
  let day = daysByMinute.get(minute);
  if (day === undefined) {
    day = formatterOf(timeZone).format(new Date(instant));
    if (daysByMinute.size >= MOST_MINUTES) daysByMinute.clear();
    daysByMinute.set(minute, day);
  }
  return day;
}

/** Minutes from one instant to another, rounded down. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);
