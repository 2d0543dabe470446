import type { Codes } from './codes';
import type { Row, Sql } from './connection';
import { namedFigures, type Figures } from './changes';
import { insertMany } from './insert-many';

const UPSERT = (by: string): string => `ON CONFLICT(unit, key, ${by}) DO UPDATE SET n = n + excluded.n`;
type Named = ReturnType<typeof namedFigures>;

const order = (a: Named[number], b: Named[number]): number => {
  for (const n of [0, 1, 2] as const) if (a[n] !== b[n]) return a[n] < b[n] ? -1 : 1;
  return 0;
};

/** Days that stand beside each other, added up; only what is left of them. */
function byMonth(days: Named): readonly Row[] {
  const months: [string, string, string, number][] = [];
  for (const [unit, key, date, n] of days) {
    const month = date.slice(0, 7);
    const last = months.at(-1);
    if (last && last[0] === unit && last[1] === key && last[2] === month) last[3] += n;
    else months.push([unit, key, month, n]);
  }
  return months.filter(([, , , n]) => n !== 0);
}

/** Adds the collected differences to the sums per day and per month. */
export function writeSums(db: Sql, codes: Codes, figures: Figures): void {
  // Sorted, so that neighbours in the table are written one after the other.
  const days = [...namedFigures(codes, figures)].sort(order);
  insertMany(db, 'sum_days(unit, key, date, n)', days, UPSERT('date'));
  insertMany(db, 'sum_months(unit, key, month, n)', byMonth(days), UPSERT('month'));
}
