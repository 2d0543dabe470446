import { daysAndMonths } from '../stored/by-month';
import type { Figures } from '../stored/figures';
import type { Codes } from './codes';
import type { Sql } from './connection';
import { insertMany } from './insert-many';

const UPSERT = (by: string): string => `ON CONFLICT(unit, key, ${by}) DO UPDATE SET n = n + excluded.n`;
/** Adds the collected differences to the sums per day and per month. */
export function writeSums(db: Sql, codes: Codes, figures: Figures): void {
  const { days, months } = daysAndMonths(codes, figures);
  insertMany(db, 'sum_days(unit, key, date, n)', days, UPSERT('date'));
  insertMany(db, 'sum_months(unit, key, month, n)', months, UPSERT('month'));
}
