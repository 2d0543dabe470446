import { addDays, dateOfDay, dayNumber } from '@kurator/kernel';
import fc from 'fast-check';
import { CalendarMissing } from '../types';
import { builtInCalendars } from './built-in';
import { makeCalendar, workingDaysIn } from './make-calendar';
import { addWorkingDays, rollForward, workingDaysBetween } from './working-days';

const calendar = makeCalendar(builtInCalendars);
const offWeekdays = (year: number) => {
  const days: string[] = [];
  for (let d = `${year}-01-01`; d <= `${year}-12-31`; d = addDays(d, 1)) {
    const weekday = new Date(`${d}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !calendar.isWorking(d)) days.push(d.slice(5));
  }
  return days;
};
const workedWeekends = (year: number) =>
  workingDaysIn(calendar, `${year}-01-01`, `${year}-12-31`).filter((d) =>
    [0, 6].includes(new Date(`${d}T00:00:00Z`).getUTCDay()),
  );

describe('the production calendar', () => {
  it('has 2019 to 2027, each with its source, 2027 unverified', () => {
    expect(calendar.years()).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027]);
    expect(builtInCalendars.filter((y) => !y.verified).map((y) => y.year)).toEqual([2027]);
    expect(builtInCalendars.every((y) => y.source.length > 20 && y.calendar === 'RU-PRODUCTION')).toBe(true);
  });

  it.each([
    [2019, 247],
    [2020, 248],
    [2021, 247],
    [2022, 247],
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
    [2027, 247],
  ])('%i has %i working days', (year, count) => {
    expect(workingDaysIn(calendar, `${year}-01-01`, `${year}-12-31`)).toHaveLength(count);
  });

  it('has the days off that spec 12 lists', () => {
    const list = (text: string) => text.split(' ');
    expect(offWeekdays(2025)).toEqual(
      list('01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31'),
    );
    expect(offWeekdays(2026)).toEqual(
      list('01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31'),
    );
    expect(offWeekdays(2027)).toEqual(
      list('01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31'),
    );
    expect(workedWeekends(2025)).toEqual(['2025-11-01']);
    expect(workedWeekends(2026)).toEqual([]);
    expect(workedWeekends(2027)).toEqual(['2027-02-20']);
  });

  it('says which year is missing', () => {
    expect(() => calendar.isWorking('2028-01-11')).toThrow(CalendarMissing);
    expect(() => addWorkingDays(calendar, '2027-12-30', 1)).toThrow(/RU-PRODUCTION has no year 2028/);
  });

  it('refuses a file whose days do not belong where they stand', () => {
    const year = { calendar: 'X', year: 2026, source: 's', verified: true };
    expect(() => makeCalendar([{ ...year, daysOff: ['2026-01-03'], workingWeekends: [] }])).toThrow('2026-01-03');
    expect(() => makeCalendar([{ ...year, daysOff: [], workingWeekends: ['2026-01-05'] }])).toThrow('2026-01-05');
    expect(() => makeCalendar([{ ...year, daysOff: ['2025-01-06'], workingWeekends: [] }])).toThrow('2025-01-06');
  });
});

describe('counting in working days', () => {
  it.each([
    // AS-01, AS-03, AS-04, AS-13, AS-15, AS-17
    ['2026-02-02', 3, '2026-02-05'],
    ['2026-02-02', 5, '2026-02-09'],
    ['2026-01-20', 3, '2026-01-23'],
    ['2026-01-20', 5, '2026-01-27'],
    ['2026-03-10', 7, '2026-03-19'],
    ['2026-04-15', 7, '2026-04-24'],
    ['2026-07-21', 10, '2026-08-04'],
    ['2026-08-25', 10, '2026-09-08'],
    ['2026-03-02', 5, '2026-03-10'],
    ['2026-06-08', 10, '2026-06-23'],
    // over the New Year, and over a working Saturday
    ['2026-12-23', 10, '2027-01-15'],
    ['2027-02-19', 1, '2027-02-20'],
    ['2027-02-19', 2, '2027-02-24'],
  ])('%s + %i working days = %s', (from, n, due) => {
    expect(addWorkingDays(calendar, from, n)).toBe(due);
  });

  it.each([
    ['2026-04-24', '2026-04-27', 1],
    ['2026-09-28', '2026-09-29', 1],
    ['2026-06-23', '2026-06-24', 1],
    ['2026-04-30', '2026-05-03', 0],
    ['2026-12-30', '2027-01-11', 1],
    ['2026-05-10', '2026-05-10', 0],
    ['2026-05-10', '2026-05-01', 0],
  ])('from %s to %s there are %i late working days', (due, met, late) => {
    expect(workingDaysBetween(calendar, due, met)).toBe(late);
  });

  it.each([
    ['2026-03-15', '2026-03-16'],
    ['2026-02-07', '2026-02-09'],
    ['2026-10-10', '2026-10-12'],
    ['2026-04-05', '2026-04-06'],
    ['2027-01-05', '2027-01-11'],
    ['2027-01-10', '2027-01-11'],
    ['2026-01-10', '2026-01-12'],
    ['2026-05-12', '2026-05-12'],
  ])('%s rolls to %s', (date, effective) => {
    expect(rollForward(calendar, date)).toBe(effective);
  });

  it('rolls back when told so', () => {
    expect(rollForward(calendar, '2026-03-15', -1)).toBe('2026-03-13');
  });

  it('counts forward and back to the same number', () => {
    const day = fc.integer({ min: dayNumber('2019-01-01'), max: dayNumber('2027-06-30') }).map(dateOfDay);
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (from, n) => {
        const due = addWorkingDays(calendar, from, n);
        expect(calendar.isWorking(due)).toBe(true);
        expect(workingDaysBetween(calendar, from, due)).toBe(n);
      }),
    );
  });
});
