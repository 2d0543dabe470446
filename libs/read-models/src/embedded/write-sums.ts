import type { Row, Sql } from './connection';
import { add, changeKey, changeParts } from './difference';
import { insertMany } from './insert-many';

const UPSERT = (by: string): string => `ON CONFLICT(unit, key, ${by}) DO UPDATE SET n = n + excluded.n`;

/** Sorted, so that neighbours in the table are written one after the other. */
const rowsOf = (sums: ReadonlyMap<string, number>): readonly Row[] =>
  [...sums.keys()].sort().map((text) => [...changeParts(text), sums.get(text) as number]);

/** Adds the collected differences to the sums per day and per month. */
export function writeSums(db: Sql, days: ReadonlyMap<string, number>): void {
  const months = new Map<string, number>();
  for (const [text, n] of days) {
    const [unit, key, date] = changeParts(text);
    add(months, changeKey(unit, key, date.slice(0, 7)), n);
  }
  insertMany(db, 'sum_days(unit, key, date, n)', rowsOf(days), UPSERT('date'));
  insertMany(db, 'sum_months(unit, key, month, n)', rowsOf(months), UPSERT('month'));
}
