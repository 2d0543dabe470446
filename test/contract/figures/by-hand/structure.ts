import type { LocalDate } from '@kurator/kernel';
import { accompanied, current, inside, minorsInside, onRegister, type DayEnd } from './book';

/** Kind of an agency (6.17) by id; the recount does not know the directory. */
export type KindOf = (agencyId: string) => string | undefined;

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const pad = (n: number): string => String(n).padStart(2, '0');
/** The same day of a later month, or that month's last (spec 4.1.4). */
export function monthsLater(day: LocalDate, months: number): LocalDate {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  const at = y * 12 + (m - 1) + months;
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
  return `${year}-${pad(month)}-${pad(Math.min(d, lastDay(year, month)))}`;
}

function timeGroup(since: LocalDate, on: LocalDate): string {
  if (on < monthsLater(since, 6)) return '<6';
  return on <= monthsLater(since, 12) ? '6-12' : '>12';
}

const monthsOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
const FROM_YEARS = [[18, '18+'] as const, [14, '14-17'] as const, [7, '7-13'] as const, [3, '3-6'] as const];
/** At a month's end the birth month decides the full years, whatever the day of birth (decision 5). */
function ageGroup(birthMonth: string | null | undefined, on: LocalDate): string {
  if (!birthMonth) return 'NONE';
  const years = Math.floor((monthsOf(on) - monthsOf(birthMonth)) / 12);
  return FROM_YEARS.find(([from]) => years >= from)?.[1] ?? '0-2';
}

/** What a registered family counts for in the structure (ST-06) at a month's end: `name|value`, once for each. */
export function structureOf({ book }: DayEnd, on: LocalDate, kindOf: KindOf): readonly string[] {
  const one = current(book);
  if (!onRegister(one)) return [];
  return [
    ...new Set(inside(one).flatMap(([, { grounds }]) => grounds.map((ground) => `ground|${ground}`))),
    ...one.categories.map((category) => `category|${category}`),
    `dangerLevel|${one.danger ?? 'NONE'}`,
    `level|${accompanied(book).at(-1)?.level ?? 'NONE'}`,
    `agencyKind|${(one.agency === null ? undefined : kindOf(one.agency)) ?? 'NONE'}`,
    `timeOnRegister|${timeGroup(one.since ?? on, on)}`,
    ...minorsInside(one).map((key) => `ageGroup|${ageGroup(book.born.get(key), on)}`),
  ];
}
