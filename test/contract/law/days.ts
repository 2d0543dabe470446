/**
 * A calendar and an arithmetic of its own: days without work of the years 2025 to 2027 as two public sources give them
 * (domain spec, section 12), typed here by hand, and plain dates of the language.
 */
const OFF: Readonly<Record<number, string>> = {
  2025: '01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31',
  2026: '01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31',
  2027: '01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31',
};
const WORKING_SATURDAYS = ['2025-11-01', '2027-02-20'];

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export function plusDays(day: string, n: number): string {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + n);
  return dayOf(date);
}
/** The same number n months later, or the last day of that month (4.1.4). */
export function plusMonths(day: string, n: number): string {
  const date = dateOf(day);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + n + 1, 0));
  const wanted = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + n, date.getUTCDate()));
  return dayOf(wanted > last ? last : wanted);
}
export function isWorking(day: string): boolean {
  const weekday = dateOf(day).getUTCDay();
  if (weekday === 0 || weekday === 6) return WORKING_SATURDAYS.includes(day);
  return !(OFF[Number(day.slice(0, 4))] ?? '').split(' ').includes(day.slice(5));
}
/** The day itself, or the next one with work (4.1.3). */
export const rolled = (day: string): string => (isWorking(day) ? day : rolled(plusDays(day, 1)));
/** The nth working day after a day (4.1.1, 4.1.2). */
export function plusWorking(day: string, n: number): string {
  let [last, left] = [day, n];
  while (left > 0) {
    last = plusDays(last, 1);
    if (isWorking(last)) left -= 1;
  }
  return last;
}
