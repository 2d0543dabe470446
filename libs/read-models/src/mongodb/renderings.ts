import type { Collection, Document, Filter } from 'mongodb';
import type { LogDocument, Rendering, RenderingsQuery } from '../port';
import { checksumOf, multisetHash, saidBy, type MultisetHash } from '../stored/multiset-hash';
import { tableById } from '../stored/table';
import { readCodes } from './codes';
import type { Place } from './place';
import { contentOfStored } from './row';

export async function familyIds({ families }: Place): Promise<ReadonlySet<string>> {
  const all = await families.find({}, { projection: { _id: 1 } }).toArray();
  return new Set(all.map(({ _id }) => _id));
}

/** Documents of a page by `_id`, ascending. */
function page<T extends Document & { readonly _id: string }>(
  collection: Collection<T>,
  more: object,
  query: RenderingsQuery,
): Promise<readonly T[]> {
  const _id = 'ids' in query ? { $in: [...query.ids] } : { $gt: query.after ?? '' };
  const limit = 'ids' in query ? {} : { limit: query.limit };
  const filter = { ...more, _id } as unknown as Filter<T>;
  return collection.find(filter, { sort: { _id: 1 }, ...limit }).toArray() as unknown as Promise<readonly T[]>;
}

/** What families say, by family. */
export async function renderingsIn(place: Place, query: RenderingsQuery): Promise<readonly Rendering[]> {
  const families = await page(place.families, {}, query);
  // After the families: the numbers of what they say stand there before them.
  const codes = await readCodes(place);
  const said = new Map<string, Record<string, MultisetHash>>(families.map(({ _id }) => [_id, {}]));
  const _family = { $in: families.map(({ _id }) => _id) };
  for (const table of place.layout.values())
    for (const stored of await place.documents(table.name).find({ _family }).toArray()) {
      const own = said.get(stored._family ?? '') ?? {};
      (own[table.name] ??= multisetHash()).add([stored._id, ...contentOfStored(table, stored)]);
    }
  return families.map(({ _id, revision, changes }) => ({
    family: _id,
    revision,
    said: Object.fromEntries(Object.entries(said.get(_id) ?? {}).map(([name, hash]) => [name, hash.text()])),
    figures: checksumOf(saidBy(codes, changes)),
  }));
}

/** What documents of a projection by log say, by id. */
export async function logDocumentsIn(
  place: Place,
  collection: string,
  query: RenderingsQuery,
): Promise<readonly LogDocument[]> {
  const table = tableById(place.layout, collection);
  const found = await page(place.documents(collection), { _family: null }, query);
  return found.map((stored) => ({
    id: stored._id,
    checksum: checksumOf([stored._id, ...contentOfStored(table, stored)]),
  }));
}
