import type { Collection, Document, Filter } from 'mongodb';
import { multisetHash, saidBy, type Digest, type MultisetHash } from '../stored/multiset-hash';
import { readCodes } from './codes';
import type { Place } from './place';
import { contentOfStored } from './row';
import { DAY } from './write-sums';

const PAGE = 2000;
/** Every document of a collection, a page at a time: memory stays flat. */
async function* pages<T extends Document & { readonly _id: string }>(collection: Collection<T>): AsyncGenerator<T> {
  for (let last: string | null = null; ;) {
    const filter = (last === null ? {} : { _id: { $gt: last } }) as Filter<T>;
    const page = (await collection
      .find(filter, { sort: { _id: 1 }, limit: PAGE, batchSize: PAGE })
      .toArray()) as unknown as T[];
    yield* page;
    if (page.length < PAGE) return;
    last = page.at(-1)?._id ?? null;
  }
}

/** @returns number of documents */
async function addDocuments(hash: MultisetHash, place: Place): Promise<number> {
  let documents = 0;
  for (const table of place.layout.values())
    for await (const stored of pages(place.documents(table.name))) {
      documents += 1;
      hash.add([table.name, stored._family, stored._id, ...contentOfStored(table, stored)]);
    }
  return documents;
}

async function addFamilies(hash: MultisetHash, place: Place): Promise<void> {
  const codes = await readCodes(place);
  for await (const { _id, changes } of pages(place.families))
    if (changes !== '') hash.add(['changes', _id, ...saidBy(codes, changes)]);
}

/** @returns number of days on which a figure of a unit changes */
async function addSums(hash: MultisetHash, { sums }: Place): Promise<number> {
  let changes = 0;
  for await (const { unit, key, at, n } of pages(sums)) {
    if (n === 0) continue;
    const isDay = at.startsWith(DAY);
    if (isDay) changes += 1;
    hash.add([isDay ? 'day' : 'month', unit, key, at.slice(DAY.length), n]);
  }
  return changes;
}

/** Size and checksum of documents and figures: the same as any other store has that says the same. */
export async function digestOf(place: Place): Promise<Digest> {
  const hash = multisetHash();
  const documents = await addDocuments(hash, place);
  await addFamilies(hash, place);
  const changes = await addSums(hash, place);
  return { documents, changes, checksum: hash.text() };
}
