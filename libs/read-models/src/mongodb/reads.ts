import type { Doc, Filter, FindQuery, ReadModelReads, Scalar } from '../port';
import { documentOf } from '../stored/content';
import { cursorText, placeOf, sortKeys, type SortKey } from '../stored/cursor';
import { declared, tableById, tableOf, type Row, type Table } from '../stored/table';
import { afterPlace } from './after-place';
import { guarded } from './errors';
import type { Place, StoredDocument, Within } from './place';
import { contentOfStored } from './row';
import { checkpointOf, readState } from './state';
import { sumsOf } from './sums';
import { toldBy } from './told';
import { all, fieldOf, whereOf } from './where';

/** Puts one question; inside a transaction one after the other. */
export type Ask = <T>(question: () => Promise<T>) => Promise<T>;

const asDoc = (table: Table, stored: StoredDocument): Doc =>
  documentOf(table, [stored._id, ...contentOfStored(table, stored)]);

/** Documents in the order of `ids`; ids that do not exist are left out. */
async function getDocuments(
  place: Place,
  { session }: Within,
  collection: string,
  ids: readonly string[],
): Promise<readonly Doc[]> {
  const table = tableById(place.layout, collection);
  if (ids.length === 0) return [];
  const stored = await place
    .documents(collection)
    .find({ _id: { $in: [...ids] } }, { session })
    .toArray();
  const found = new Map(stored.map((one) => [one._id, one]));
  return ids.flatMap((id) => {
    const one = found.get(id);
    return one ? [asDoc(table, one)] : [];
  });
}

/** Where a document stands in the order of `keys`. */
const placeIn = (keys: readonly SortKey[], stored: StoredDocument): Row =>
  keys.map(({ by }) => stored[fieldOf(by)] ?? null);

async function findDocuments(place: Place, { session }: Within, collection: string, query: FindQuery) {
  const table = tableOf(place.layout, collection);
  const keys = sortKeys(query);
  const sort = new Map(keys.map(({ by, desc }) => [fieldOf(declared(table, by)), desc ? -1 : 1] as const));
  const { cursor } = query;
  const after = cursor === undefined ? [] : [afterPlace(keys, placeOf(table, { ...query, cursor }))];
  const limit = Math.max(1, Math.floor(query.limit));
  // One more than asked for says whether there is a next page.
  const stored = await place
    .documents(collection)
    .find(all([whereOf(table, query.where), ...after]), { session, sort, limit: limit + 1, batchSize: limit + 1 })
    .toArray();
  const last = stored.length > limit ? stored[limit - 1] : undefined;
  return {
    items: stored.slice(0, limit).map((one) => asDoc(table, one)),
    nextCursor: last ? cursorText(table, query, placeIn(keys, last)) : null,
  };
}

const countDocuments = (place: Place, { session }: Within, collection: string, filter: Filter): Promise<number> =>
  place.documents(collection).countDocuments(whereOf(tableOf(place.layout, collection), filter), { session });

type Group = { readonly key: readonly Scalar[]; readonly n: number };
/** Values of some columns with the number of documents, ascending. */
async function countGroups(
  place: Place,
  { session }: Within,
  collection: string,
  { by, where }: { readonly by: readonly string[]; readonly where: Filter },
): Promise<readonly Group[]> {
  const table = tableOf(place.layout, collection);
  const fields = by.map((column) => fieldOf(declared(table, column)));
  if (fields.length === 0) return [{ key: [], n: await countDocuments(place, { session }, collection, where) }];
  const key = Object.fromEntries(fields.map((field, n) => [`k${n}`, `$${field}`]));
  const groups = await place
    .documents(collection)
    .aggregate<{ _id: Record<string, Scalar>; n: number }>(
      [{ $match: whereOf(table, where) }, { $group: { _id: key, n: { $sum: 1 } } }, { $sort: { _id: 1 } }],
      { session },
    )
    .toArray();
  return groups.map(({ _id, n }) => ({ key: fields.map((_, at) => _id[`k${at}`] ?? null), n: Number(n) }));
}

/** The questions of the port, put within a transaction or each on its own. */
export function readsOn(place: Place, within: Within, ask: Ask): ReadModelReads {
  const put = <T>(question: () => Promise<T>): Promise<T> => ask(() => guarded(question));
  const groups = (collection: string, by: readonly string[], where: Filter): Promise<readonly Group[]> =>
    put(() => countGroups(place, within, collection, { by, where }));
  return {
    get: (collection, ids) => put(() => getDocuments(place, within, collection, ids)),
    find: (collection, query) => put(() => findDocuments(place, within, collection, query)),
    count: (collection, where) => put(() => countDocuments(place, within, collection, where)),
    distinct: async (collection, column, where) =>
      (await groups(collection, [column], where ?? {})).map(({ key }) => key[0] ?? null),
    countBy: groups,
    sums: (query) => put(() => sumsOf(place, within, query)),
    toldBy: (query) => toldBy(place, within, query, put),
    checkpoint: () => put(async () => checkpointOf(await readState(place, within))),
  };
}
