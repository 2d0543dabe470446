/** `2026-Q3` as `III квартал 2026 г.` */
export function quarterText(quarter: string, isRussian: boolean): string {
  const [year = '', n = ''] = quarter.split('-Q');
  const roman = ['I', 'II', 'III', 'IV'][Number(n) - 1] ?? n;
  return isRussian ? `${roman} квартал ${year}` : `Q${n} ${year}`;
}
/** For the axis of a chart. */
export const shortQuarter = (quarter: string): string => {
  const [year = '', n = ''] = quarter.split('-Q');
  return `${['I', 'II', 'III', 'IV'][Number(n) - 1] ?? n} ${year}`;
};

export const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The quarter that lies `by` quarters away; negative is earlier. */
export function moved(quarter: string, by: number): string {
  const [year, n] = quarter.split('-Q').map(Number) as [number, number];
  const at = year * 4 + n - 1 + by;
  return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`;
}
/** The quarters up to one, the oldest first. */
export const lastQuarters = (quarter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => moved(quarter, at - count + 1));

/** First and last day. */
export function daysOf(quarter: string): { readonly from: string; readonly to: string } {
  const [year, n] = quarter.split('-Q').map(Number) as [number, number];
  const end = new Date(Date.UTC(year, n * 3, 0)).toISOString().slice(0, 10);
  return { from: `${year}-${String(n * 3 - 2).padStart(2, '0')}-01`, to: end };
}
