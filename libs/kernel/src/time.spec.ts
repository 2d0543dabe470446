import { addDays, dateOfDay, dayNumber, isLocalDate } from './time';

describe('day numbers', () => {
  it('agree with the Date object over four centuries', () => {
    for (let day = -80_000; day < 80_000; day += 1) {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (dayNumber(date) !== day || dateOfDay(day) !== date) throw new Error(`${date} is day ${dayNumber(date)}`);
    }
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  });

  it.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-04-31', '2026-01-00', '26-01-01', '2026-1-1'])(
    '%s does not exist',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
    },
  );
  it.each(['2024-02-29', '2026-12-31', '1970-01-01'])('%s exists', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });
});
