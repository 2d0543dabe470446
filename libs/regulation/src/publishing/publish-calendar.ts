import { bool, date, dayNumber, list, reject, token, type Blamed, type LocalDate } from '@kurator/kernel';
import { calendarPublished } from '../events';
import { streamDraft, streamUseCase } from '../streams/stream-kind';
import type { CalendarYear } from '../types';

/** The production calendar that the built-in profiles count by. */
const DEFAULT = 'RU-PRODUCTION';

/** `2028` or `<calendar>-2028`; null for what is none. */
export function parseCalendarId(id: string): { readonly calendar: string; readonly year: number } | null {
  const [, calendar, year] = /^(?:([A-Z][A-Z0-9-]{0,40})-)?((?:19|20)\d{2})$/.exec(id) ?? [];
  return year === undefined ? null : { calendar: calendar ?? DEFAULT, year: Number(year) };
}

const WEEKDAY = {
  message: 'Нужен будний день этого года: выходные и так не рабочие',
  en: 'A weekday of this year is needed: weekends are off anyway',
};
const WEEKEND = {
  message: 'Нужны суббота или воскресенье этого года: будни и так рабочие',
  en: 'A Saturday or Sunday of this year is needed: weekdays are worked anyway',
};
/** 1970-01-01 was a Thursday. */
const isWeekend = (day: LocalDate): boolean => (dayNumber(day) + 3) % 7 >= 5;

/** A day that would change nothing: outside the year, a weekend off, a weekday worked, or named twice. */
function wrongDays(path: string, days: readonly LocalDate[], { year, weekend }: { year: number; weekend: boolean }) {
  return days.flatMap((day, at): readonly Blamed[] => {
    const fits = day.startsWith(`${year}-`) && isWeekend(day) === weekend && days.indexOf(day) === at;
    return fits ? [] : [{ path: `${path}[${at}]`, constraint: 'DAY', ...(weekend ? WEEKEND : WEEKDAY) }];
  });
}

/** Publish one year of a working calendar; a later one for the same year takes its place (spec 4.1.2). */
export const publishCalendar = streamUseCase({
  name: 'publish-calendar',
  number: 'C48',
  title: { ru: 'Опубликовать производственный календарь', en: 'Publish a working calendar' },
  body: {
    daysOff: list(date(), 0, 200),
    workingWeekends: list(date(), 0, 60),
    source: token(500),
    verified: bool(),
  },
  emits: [calendarPublished.name],
  example: {
    occurredOn: '2027-10-01',
    daysOff: ['2028-01-03', '2028-01-04', '2028-01-05', '2028-01-06', '2028-01-07'],
    workingWeekends: [],
    source: 'Постановление Правительства РФ о переносе выходных дней (учебное)',
    verified: false,
  },
  decide: (sent, _facts, c) => {
    const { calendar, year } = parseCalendarId(c.id) ?? { calendar: '', year: 0 };
    const errors = [
      ...wrongDays('daysOff', sent.daysOff, { year, weekend: false }),
      ...wrongDays('workingWeekends', sent.workingWeekends, { year, weekend: true }),
    ];
    if (errors.length > 0) return { ...reject('CALENDAR_INVALID', { year }), errors };
    const body: CalendarYear = { calendar, year, ...sent };
    return [streamDraft(calendarPublished, c, { calendar, year, verified: sent.verified, body })];
  },
});
