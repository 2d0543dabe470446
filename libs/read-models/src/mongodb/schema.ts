import { CODES, codeOf } from '@kurator/mongodb';
import type { Collection, Db, Document } from 'mongodb';
import type { CollectionSpec } from '../port';
import { prefixOf, type Place } from './place';
import { NOTHING_YET } from './state';
import { fieldOf } from './where';

interface Index {
  readonly name: string;
  readonly key: Readonly<Record<string, 1>>;
}
const ascending = (name: string, fields: readonly string[]): Index => ({
  name,
  key: Object.fromEntries(fields.map((field) => [field, 1 as const])),
});

/** The declared indexes of a collection and the one over its families; `_id` has one of its own. */
const indexesOf = ({ indexes }: CollectionSpec): readonly Index[] => [
  ascending('family', ['_family']),
  ...indexes
    .map((columns, n) => ascending(`i${n}`, columns.map(fieldOf)))
    .filter(({ key }) => Object.keys(key).join() !== '_id'),
];

/** Collections first, one by one: inside a transaction no server has to be able to make them ((d) 35). */
async function createCollections(db: Db, names: readonly string[]): Promise<void> {
  const there = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  for (const name of names) {
    if (there.has(name)) continue;
    try {
      await db.createCollection(name);
    } catch (error) {
      // Another process that starts beside us was quicker.
      if (codeOf(error) !== CODES.namespaceExists) throw error;
    }
  }
}

const sameKey = (a: object, b: object): boolean =>
  JSON.stringify(Object.entries(a)) === JSON.stringify(Object.entries(b));

async function missing<T extends Document>(
  collection: Collection<T>,
  indexes: readonly Index[],
): Promise<readonly Index[]> {
  const there = (await collection.listIndexes().toArray()) as readonly { readonly key: object }[];
  return indexes.filter(({ key }) => !there.some((index) => sameKey(index.key, key)));
}

/** Creates the indexes that are not there, and looks again. */
async function createIndexes<T extends Document>(collection: Collection<T>, indexes: readonly Index[]): Promise<void> {
  const wanted = await missing(collection, indexes);
  if (wanted.length === 0) return;
  await collection.createIndexes(wanted.map(({ name, key }) => ({ name, key: { ...key } })));
  const [lacking] = await missing(collection, indexes);
  if (lacking) throw new Error(`the index ${lacking.name} of ${collection.collectionName} was not created`);
}

/**
 * Makes what is missing of a version: collections, then indexes while they are empty (a later build would hold up
 * writers), then the state, which says that all of it is there. Indexes are looked up again afterwards.
 * @param loading true for a version that is filled from zero before it serves
 */
export async function createPlace(
  db: Db,
  version: string,
  place: Place,
  { collections, loading }: { readonly collections: readonly CollectionSpec[]; readonly loading: boolean },
): Promise<void> {
  const { state, families, codes, sums, parked } = place;
  const own = [state, families, codes, sums, parked].map(({ collectionName }) => collectionName);
  const tables = collections.map(({ name }) => place.documents(name).collectionName);
  await createCollections(db, [...own, ...tables]);
  await createIndexes(sums, [ascending('place', ['unit', 'key', 'at'])]);
  // Side by side: whoever takes over from an owner that died looks at all of them first.
  await Promise.all(collections.map((spec) => createIndexes(place.documents(spec.name), indexesOf(spec))));
  const _id = 'state' as const;
  // Looked for before it is written: a write, even one that changes nothing, would wait for the transaction that an owner
  // has left open when it died, up to a minute, and only whoever opens the version can end that one.
  if ((await state.findOne({ _id })) !== null) return;
  await state.updateOne({ _id }, { $setOnInsert: { ...NOTHING_YET, loading } }, { upsert: true });
}

/** Removes a version, its state first: whoever still writes or reads it is told so. */
export async function dropPlace(db: Db, version: string): Promise<void> {
  const prefix = prefixOf(version);
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  const own = names.filter((name) => name.startsWith(prefix));
  own.sort((a, b) => Number(b === `${prefix}state`) - Number(a === `${prefix}state`));
  for (const name of own) await db.dropCollection(name);
}
