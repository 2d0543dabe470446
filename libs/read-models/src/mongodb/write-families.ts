import type { AnyBulkWriteOperation } from 'mongodb';
import { isPatch, type FamilyPatch, type FamilyWrite } from '../port';
import { figuresOf, figuresOfText, textOfFigures } from '../stored/changes';
import type { Figures } from '../stored/figures';
import { newest, supersedes } from '../stored/newest';
import { tableOf, type Table } from '../stored/table';
import type { CodeBook } from './codes';
import type { Place, StoredFamily, Within } from './place';
import { writeTable } from './write-documents';

/** Where the figures go: their numbers for texts, and what takes up the differences. */
export interface FigureSink {
  readonly codes: CodeBook;
  readonly sums: Figures;
}

type Known = ReadonlyMap<string, StoredFamily>;
async function storedFamilies({ families }: Place, { session }: Within, names: readonly string[]): Promise<Known> {
  const found = await families.find({ _id: { $in: [...names] } }, { session }).toArray();
  return new Map(found.map((one) => [one._id, one]));
}

type Write = FamilyWrite | FamilyPatch;

/** A family's changes as they are stored; what differs from before goes into the figures. */
function changesOf({ changes }: Write, told: string, { codes, sums }: FigureSink): string {
  if (changes === null) return told;
  const next = figuresOf(codes, changes);
  const text = textOfFigures(next);
  if (told === text) return text;
  sums.addAll(figuresOfText(told), -1);
  sums.addAll(next, 1);
  return text;
}

/** Where a family has documents; a patch leaves every collection alone that it does not name. */
function tablesOf(write: Write, before: readonly string[]): readonly string[] {
  const named = Object.entries(write.documents);
  const has = new Set(isPatch(write) ? before : []);
  for (const [name, documents] of named)
    if (documents.length > 0) has.add(name);
    else has.delete(name);
  return [...has].sort();
}

/** A family as it is to be stored. */
export const familyOf = (write: Write, before: StoredFamily | undefined, sink: FigureSink): StoredFamily => ({
  _id: write.family,
  revision: write.revision,
  changes: changesOf(write, before?.changes ?? '', sink),
  tables: tablesOf(write, before?.tables ?? []),
});

const same = (a: StoredFamily, b: StoredFamily | undefined): boolean =>
  b !== undefined && a.revision === b.revision && a.changes === b.changes && a.tables.join() === b.tables.join();

function rowWrites(rows: readonly StoredFamily[], known: Known): AnyBulkWriteOperation<StoredFamily>[] {
  const differing = rows.filter((row) => !same(row, known.get(row._id)));
  const added = differing.filter(({ _id }) => !known.has(_id)).map((document) => ({ insertOne: { document } }));
  const changed = differing
    .filter(({ _id }) => known.has(_id))
    .map((row) => ({ replaceOne: { filter: { _id: row._id }, replacement: row } }));
  return [...added, ...changed];
}

const touches = (write: Write, { name }: Table): boolean => !isPatch(write) || write.documents[name] !== undefined;

/**
 * Brings the families of a batch to what was rendered, writing only what differs; older renderings are left out.
 * @param sink takes up the difference of the figures
 * @throws BadDocument for a collection that was never declared or a value that its column cannot hold; RenderingMissing
 */
export async function writeFamilies(
  place: Place,
  within: Within,
  given: readonly Write[],
  sink: FigureSink,
): Promise<void> {
  if (given.length === 0) return;
  for (const { documents } of given) for (const name of Object.keys(documents)) tableOf(place.layout, name);
  const latest = newest(given);
  const known = await storedFamilies(
    place,
    within,
    latest.map(({ family }) => family),
  );
  const writes = latest.filter((write) => supersedes(write, known.get(write.family)?.revision));
  const rows = rowWrites(
    writes.map((write) => familyOf(write, known.get(write.family), sink)),
    known,
  );
  if (rows.length > 0) await place.families.bulkWrite(rows, { session: within.session });
  for (const table of place.layout.values()) {
    const touching = writes.filter((write) => touches(write, table));
    const had = touching.flatMap(({ family }) => (known.get(family)?.tables.includes(table.name) ? [family] : []));
    const said = touching.map(({ family, documents }) => ({ family, documents: documents[table.name] ?? [] }));
    const concerned = said.filter(({ family, documents }) => documents.length > 0 || had.includes(family));
    if (concerned.length > 0) await writeTable({ place, within, table }, concerned, had);
  }
}
