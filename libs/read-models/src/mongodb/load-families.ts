import type { Doc, FamilyWrite } from '../port';
import { contentOf } from '../stored/content';
import { differenceOfDocuments } from '../stored/difference';
import { tableOf, type Table } from '../stored/table';
import type { Place } from './place';
import { storedOf } from './row';
import { writeCodes } from './write-batch';
import { familyOf, type FigureSink } from './write-families';

/** Documents need one member only: the families after them wait for a majority, which then has everything before. */
const LOADING = { ordered: false, writeConcern: { w: 1 } } as const;

function rowsOf(table: Table, family: string, documents: readonly Doc[]) {
  const { put } = differenceOfDocuments(undefined, documents, (doc) => contentOf(table, doc));
  return put.map(({ id, content }) => storedOf(table, family, id, content));
}

/** A load under way in this process. */
export interface Loading extends FigureSink {
  /** It goes on after another process: what that one was at when it ended may stand there in part. */
  readonly again: boolean;
}

/**
 * Takes up families that nobody has written before, without comparing. A family's own row comes last, with the numbers
 * of its figures before it: a family that is there is there as a whole, whenever the process is killed.
 * @throws BadDocument
 */
export async function loadFamilies(place: Place, writes: readonly FamilyWrite[], loading: Loading): Promise<void> {
  for (const { documents } of writes) for (const name of Object.keys(documents)) tableOf(place.layout, name);
  const families = writes.map((write) => familyOf(write, undefined, loading));
  await writeCodes(place, {}, loading.codes);
  loading.codes.settle();
  for (const table of place.layout.values()) {
    const collection = place.documents(table.name);
    if (loading.again) await collection.deleteMany({ _family: { $in: families.map(({ _id }) => _id) } });
    const rows = writes.flatMap(({ family, documents }) => rowsOf(table, family, documents[table.name] ?? []));
    if (rows.length > 0) await collection.insertMany(rows, LOADING);
  }
  await place.families.insertMany(families, { ordered: false });
}
