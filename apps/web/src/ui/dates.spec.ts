import { addDays, ageOn, dayText, daysBetween, parseDay } from './dates';

jest.mock('../i18n/language', () => ({ language: { get: () => 'ru' } }));

describe('days as people write them', () => {
  it('never shows an ISO day', () => expect(dayText('2026-02-17')).toBe('17.02.2026'));

  it.each([
    ['17.02.2026', '2026-02-17'],
    ['17.2.26', '2026-02-17'],
    ['17/02/2026', '2026-02-17'],
    ['17022026', '2026-02-17'],
    [' 2026-02-17 ', '2026-02-17'],
    ['29.02.2024', '2024-02-29'],
  ])('understands %s', (typed, day) => expect(parseDay(typed)).toBe(day));

  it.each(['29.02.2026', '31.04.2026', '17.13.2026', 'завтра', '', '17.02'])('refuses %s', (typed) =>
    expect(parseDay(typed)).toBeNull(),
  );

  it('counts days across a month end and backwards', () => {
    expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
    expect(daysBetween('2026-03-02', '2026-02-27')).toBe(-3);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('counts a birthday on its day, not the day before', () => {
    expect(ageOn('2014-05-20', '2026-05-19')).toBe(11);
    expect(ageOn('2014-05-20', '2026-05-20')).toBe(12);
    expect(ageOn(null, '2026-05-20')).toBeNull();
  });
});
