import type { AnyBulkWriteOperation } from 'mongodb';
import { BadDocument, type Doc, type WriteBatch } from '../port';
import { contentOf } from '../stored/content';
import { differenceOfDocuments, type DocumentDifference } from '../stored/difference';
import { addedOnce } from '../stored/once';
import { tableOf, type Row, type Table } from '../stored/table';
import type { Place, StoredDocument, Within } from './place';
import { contentOfStored, storedOf } from './row';

/** What one family, or a projection by log (null), says in a collection. */
export interface Said {
  readonly family: string | null;
  readonly documents: readonly Doc[];
}
type Difference = DocumentDifference & { readonly family: string | null };

/** Everything that the differences may meet: what the families have, and whoever has one of the ids now. */
async function storedFor(
  { place, within, table }: Target,
  said: readonly Said[],
  known: readonly string[],
): Promise<readonly StoredDocument[]> {
  const ids = said.flatMap(({ documents }) => documents.map(({ id }) => id));
  const found = [
    ...(known.length > 0 ? [{ _family: { $in: [...known] } }] : []),
    ...(ids.length > 0 ? [{ _id: { $in: ids } }] : []),
  ];
  if (found.length === 0) return [];
  return place
    .documents(table.name)
    .find(found.length === 1 ? (found[0] as object) : { $or: found }, { session: within.session })
    .toArray();
}

/** A duplicate key would end the whole transaction, on some servers without saying so ((d) 34): found out before. */
function refuseTaken(table: Table, stored: readonly StoredDocument[], differences: readonly Difference[]): void {
  const taken = new Set(stored.map(({ _id }) => _id));
  for (const { removed } of differences) for (const id of removed) taken.delete(id);
  for (const { put } of differences)
    for (const { id, before } of put) {
      if (before !== null) continue;
      if (taken.has(id)) throw new BadDocument(`${table.name} has another document ${id} already`);
      taken.add(id);
    }
}

type Write = AnyBulkWriteOperation<StoredDocument>;
/** Removals come before additions, so that a document may pass from one family to another in one batch. */
function writesOf(table: Table, differences: readonly Difference[]): readonly Write[] {
  const gone = differences.flatMap(({ removed }) => removed);
  const removals: Write[] = gone.length > 0 ? [{ deleteMany: { filter: { _id: { $in: [...gone] } } } }] : [];
  const puts = differences.flatMap(({ family, put }) =>
    put.map(({ id, content, before }) => ({ document: storedOf(table, family, id, content), before })),
  );
  const added = puts
    .filter(({ before }) => before === null)
    .map(({ document }): Write => ({ insertOne: { document } }));
  const changed = puts
    .filter(({ before }) => before !== null)
    .map(({ document }): Write => ({ replaceOne: { filter: { _id: document._id }, replacement: document } }));
  return [...removals, ...added, ...changed];
}

export interface Target {
  readonly place: Place;
  readonly within: Within;
  readonly table: Table;
}

function rowsByFamily(table: Table, stored: readonly StoredDocument[]): ReadonlyMap<string | null, Map<string, Row>> {
  const rows = new Map<string | null, Map<string, Row>>();
  for (const one of stored) {
    const own = rows.get(one._family) ?? new Map<string, Row>();
    rows.set(one._family, own.set(one._id, contentOfStored(table, one)));
  }
  return rows;
}

/**
 * Brings a collection to what is said, writing only what differs.
 * @param known families that may have documents there already; everything of theirs that is not said any more goes
 * @throws BadDocument
 */
export async function writeTable(target: Target, said: readonly Said[], known: readonly string[]): Promise<void> {
  const { table, place, within } = target;
  const stored = await storedFor(target, said, known);
  const rows = table.once ? new Map<null, Map<string, Row>>() : rowsByFamily(table, stored);
  const differences = said.map(({ family, documents }) => ({
    family,
    ...differenceOfDocuments(rows.get(family), documents, (doc) => contentOf(table, doc)),
  }));
  refuseTaken(table, stored, differences);
  const writes = writesOf(table, differences);
  if (writes.length > 0) await place.documents(table.name).bulkWrite([...writes], { session: within.session });
}

type LogDocuments = WriteBatch['documents'];
/** The last word on each document, by collection. */
function lastWords(documents: LogDocuments): ReadonlyMap<string, ReadonlyMap<string, Doc | null>> {
  const words = new Map<string, Map<string, Doc | null>>();
  for (const { collection, id, doc } of documents) {
    const own = words.get(collection) ?? new Map<string, Doc | null>();
    words.set(collection, own.set(id, doc));
  }
  return words;
}

/** Puts documents of projections by log, whole, or removes them. No family takes them away. @throws BadDocument */
export async function writeLogDocuments(place: Place, within: Within, documents: LogDocuments): Promise<void> {
  for (const [collection, words] of lastWords(documents)) {
    const target = { place, within, table: tableOf(place.layout, collection) };
    if (target.table.once)
      addedOnce(
        target.table,
        documents.filter((one) => one.collection === collection),
      );
    const gone = [...words].flatMap(([id, doc]) => (doc === null ? [id] : []));
    if (gone.length > 0) await place.documents(collection).deleteMany({ _id: { $in: gone } }, { ...within });
    const put = [...words.values()].filter((doc) => doc !== null);
    if (put.length > 0) await writeTable(target, [{ family: null, documents: put }], []);
  }
}
