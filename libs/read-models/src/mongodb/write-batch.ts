import type { AnyBulkWriteOperation } from 'mongodb';
import type { WriteBatch } from '../port';
import type { CodeBook } from './codes';
import { Figures } from '../stored/figures';
import type { Place, StoredParked, StoredState, Within } from './place';
import { claim } from './state';
import { writeFamilies } from './write-families';
import { writeLogDocuments } from './write-documents';
import { writeSums } from './write-sums';

async function writeParked({ parked }: Place, { session }: Within, batch: WriteBatch): Promise<void> {
  const removed = batch.unparked.map((family) => ({ deleteOne: { filter: { _id: family } } }));
  const put = batch.parked.map(({ family, ...why }) => ({
    replaceOne: { filter: { _id: family }, replacement: { _id: family, ...why }, upsert: true },
  }));
  const writes: AnyBulkWriteOperation<StoredParked>[] = [...removed, ...put];
  if (writes.length > 0) await parked.bulkWrite(writes, { session });
}

/** Stores the numbers that a batch gave to new units and keys. */
export async function writeCodes({ codes }: Place, { session }: Within, book: CodeBook): Promise<void> {
  if (book.added().length > 0) await codes.insertMany([...book.added()], { session });
}

/**
 * Documents, figures, parked families and the checkpoint of one batch, inside one transaction.
 * @param seen the state that the batch goes on from
 * @returns the state that it leaves
 * @throws StateMoved, BadDocument, what the driver throws
 */
export async function applyBatch(
  place: Place,
  within: Within,
  { codes, seen }: { readonly codes: CodeBook; readonly seen: StoredState },
  batch: WriteBatch,
): Promise<StoredState> {
  const left = await claim(place, within, seen, batch.to);
  const sums = new Figures();
  await writeFamilies(place, within, batch.families, { codes, sums });
  await writeLogDocuments(place, within, batch.documents);
  await writeParked(place, within, batch);
  await writeSums(place, within, codes, sums);
  await writeCodes(place, within, codes);
  return left;
}
