import type { AnyBulkWriteOperation } from 'mongodb';
import { daysAndMonths } from '../stored/by-month';
import type { CodeBook } from './codes';
import type { Figures } from '../stored/figures';
import type { Place, StoredSum, Within } from './place';

export const DAY = 'D';
export const MONTH = 'M';

type Told = readonly [unit: string, key: string, on: string, n: number];
/** Whole places of a figure stand in `_id`, so that adding to one is a question by key. Nobody types a line end in them. */
function addition(kind: string, [unit, key, on, n]: Told): AnyBulkWriteOperation<StoredSum> {
  const at = `${kind}${on}`;
  const filter = { _id: `${unit}\n${key}\n${at}` };
  return { updateOne: { filter, update: { $inc: { n }, $setOnInsert: { unit, key, at } }, upsert: true } };
}

/** Adds the collected differences to the sums per day and per month. Inside a transaction, or it may be done twice. */
export async function writeSums({ sums }: Place, within: Within, codes: CodeBook, figures: Figures): Promise<void> {
  const { days, months } = daysAndMonths(codes, figures);
  const additions = [...days.map((day) => addition(DAY, day)), ...months.map((month) => addition(MONTH, month))];
  if (additions.length > 0) await sums.bulkWrite(additions, { session: within.session });
}
