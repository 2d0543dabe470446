import type { Doc, FamilyWrite } from '../port';
import { contentOf } from '../stored/content';
import { differenceOfDocuments } from '../stored/difference';
import { tableOf, type Table } from '../stored/table';
import type { Place } from './place';
import { storedOf } from './row';
import { familyOf, type FigureSink } from './write-families';

/** Nobody reads a version that is being filled, and one that is cut off is thrown away: one member is enough. */
const LOADING = { ordered: false, writeConcern: { w: 1 } } as const;

function rowsOf(table: Table, family: string, documents: readonly Doc[]) {
  const { put } = differenceOfDocuments(undefined, documents, (doc) => contentOf(table, doc));
  return put.map(({ id, content }) => storedOf(table, family, id, content));
}

/** Takes up families that nobody has written before, without comparing. @throws BadDocument */
export async function loadFamilies(place: Place, writes: readonly FamilyWrite[], sink: FigureSink): Promise<void> {
  for (const { documents } of writes) for (const name of Object.keys(documents)) tableOf(place.layout, name);
  await place.families.insertMany(
    writes.map((write) => familyOf(write, undefined, sink)),
    LOADING,
  );
  for (const table of place.layout.values()) {
    const rows = writes.flatMap(({ family, documents }) => rowsOf(table, family, documents[table.name] ?? []));
    if (rows.length > 0) await place.documents(table.name).insertMany(rows, LOADING);
  }
}
