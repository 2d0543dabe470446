import { language } from '../i18n/language';

const DAY = 86_400_000;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const RUSSIAN = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/;

/** `2026-02-17` as `17.02.2026`, in either language: papers of the register are Russian. */
export function dayText(day: string): string {
  const [, year, month, date] = ISO.exec(day) ?? [];
  return year === undefined ? day : `${date}.${month}.${year}`;
}

/** An instant as day and time of a place: `17.02.2026, 09:15`. */
export const instantText = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('ru-RU', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(instant))
    .replace(/\.(\d{2}),/, '.20$1,');

/** A day in words for headings: «17 февраля 2026 г., вторник». */
export const longDay = (day: string): string =>
  new Intl.DateTimeFormat(language.get() === 'en' ? 'en-GB' : 'ru-RU', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    weekday: 'long',
  }).format(new Date(`${day}T00:00:00Z`));

/** Days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** Years completed on a day; null without a birth date. */
export function ageOn(birth: string | null, on: string): number | null {
  const [, year, month, date] = ISO.exec(birth ?? '') ?? [];
  const [, nowYear, nowMonth, nowDate] = ISO.exec(on) ?? [];
  if (year === undefined || nowYear === undefined) return null;
  const had = `${nowMonth}-${nowDate}` >= `${month}-${date}`;
  return Number(nowYear) - Number(year) - (had ? 0 : 1);
}

/**
 * A day as people type it (`17.02.2026`, `17.2.26`, `17/02/2026`, digits alone) as `YYYY-MM-DD`.
 * @returns null for what is no day of the calendar
 */
export function parseDay(typed: string): string | null {
  const text = typed.trim();
  if (ISO.test(text)) return real(text);
  const digits = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  const [, date, month, year] = digits ?? RUSSIAN.exec(text) ?? [];
  if (date === undefined || month === undefined || year === undefined) return null;
  const full = year.length === 2 ? `20${year}` : year;
  return real(`${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

function real(iso: string): string | null {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}
