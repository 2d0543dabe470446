/** Which sums to add up: `months` from (inclusive) to (exclusive), `days` ranges after (exclusive) to upTo (inclusive). */
export interface SumPlan {
  readonly months: { readonly from: string | null; readonly before: string } | null;
  readonly days: readonly { readonly after: string; readonly upTo: string }[];
}

const monthOf = (date: string): string => date.slice(0, 7);
/** The day before the first of a month, as far as comparing goes: every day of the month is greater. */
const beforeMonth = (month: string): string => `${month}-00`;
const endOfMonth = (month: string): string => `${month}-31`;
const nextMonth = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const index = year * 12 + number;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
};

/**
 * Splits the span `after` < date <= `upTo` into whole months and the days around them, so that a stock over ten years
 * reads 120 rows a key and not 3,650.
 * @param after exclusive; null: from the beginning
 */
export function planOf(after: string | null, upTo: string): SumPlan {
  if (after !== null && after >= upTo) return { months: null, days: [] };
  const last = monthOf(upTo);
  const tail = { after: beforeMonth(last), upTo };
  if (after === null) return { months: { from: null, before: last }, days: [tail] };
  if (monthOf(after) === last) return { months: null, days: [{ after, upTo }] };
  const head = { after, upTo: endOfMonth(monthOf(after)) };
  const from = nextMonth(monthOf(after));
  return { months: from < last ? { from, before: last } : null, days: [head, tail] };
}
