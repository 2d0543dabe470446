import { isPatch, type FamilyPatch, type FamilyWrite } from '../port';
import { figuresOf, figuresOfText, textOfFigures } from '../stored/changes';
import { contentOf } from '../stored/content';
import { differenceOfDocuments, type StoredRows } from '../stored/difference';
import type { Figures } from '../stored/figures';
import { newest, supersedes } from '../stored/newest';
import { tableOf } from '../stored/table';
import { selected } from './columns';
import type { Row, Sql } from './connection';
import type { Codes } from './codes';
import { insertMany } from './insert-many';
import { insertRows, removeDocument, updateDocument } from './put-documents';
import type { Layout, Table } from './schema';

interface Stored {
  readonly fid: number;
  readonly revision: number;
  readonly changes: string;
}
type Write = FamilyWrite | FamilyPatch;
interface Place {
  readonly write: Write;
  readonly fid: number;
}

function storedFamilies(db: Sql, writes: readonly Write[]): ReadonlyMap<string, Stored> {
  const rows = db.all(
    'SELECT family, fid, revision, changes FROM families WHERE family IN (SELECT value FROM json_each(?))',
    [JSON.stringify(writes.map(({ family }) => family))],
  );
  return new Map(
    rows.map(([family, fid, revision, changes]) => [family as string, { fid, revision, changes } as Stored]),
  );
}

/** Where the figures go: their numbers for texts, and what takes up the differences. */
export interface FigureSink {
  readonly codes: Codes;
  readonly sums: Figures;
}

/** Writes the family rows and the figures; answers where each family's documents belong. Older renderings are left out. */
function placeFamilies(
  db: Sql,
  writes: readonly Write[],
  stored: ReadonlyMap<string, Stored>,
  sink: FigureSink,
): readonly Place[] {
  let free = Number(db.all('SELECT coalesce(max(fid), 0) FROM families')[0]?.[0]) + 1;
  const added: Row[] = [];
  const places: Place[] = [];
  for (const write of writes) {
    const known = stored.get(write.family);
    if (!supersedes(write, known?.revision)) continue;
    const changes = saidNow(write, known, sink);
    if (known) updateFamily(db, known, write.revision, changes);
    else added.push([free, write.family, write.revision, changes]);
    places.push({ write, fid: known ? known.fid : free++ });
  }
  insertMany(db, 'families(fid, family, revision, changes)', added);
  return places;
}

/** The family's changes as they are stored; what differs from before goes into the figures. */
function saidNow({ changes }: Write, known: Stored | undefined, { codes, sums }: FigureSink): string {
  const before = known?.changes ?? '';
  if (changes === null) return before;
  const next = figuresOf(codes, changes);
  const text = textOfFigures(next);
  if (before === text) return text;
  sums.addAll(figuresOfText(before), -1);
  sums.addAll(next, 1);
  return text;
}

function updateFamily(db: Sql, known: Stored, revision: number, changes: string): void {
  if (known.changes !== changes)
    db.run('UPDATE families SET revision = ?, changes = ? WHERE fid = ?', [revision, changes, known.fid]);
  else if (known.revision !== revision) db.run('UPDATE families SET revision = ? WHERE fid = ?', [revision, known.fid]);
}

type RowsByFamily = ReadonlyMap<number, StoredRows>;

function storedRows(db: Sql, table: Table, fids: string): RowsByFamily {
  const byFamily = new Map<number, Map<string, Row>>();
  const text = `SELECT fid, ${selected(table)} FROM ${table.sql} WHERE fid IN (SELECT value FROM json_each(?))`;
  for (const [fid, id, ...content] of db.all(text, [fids])) {
    const own = byFamily.get(fid as number) ?? new Map<string, Row>();
    byFamily.set(fid as number, own.set(id as string, content));
  }
  return byFamily;
}

/** A patch leaves every collection alone that it does not name. */
const touches = (write: Write, { name }: Table): boolean => !isPatch(write) || write.documents[name] !== undefined;

/** Removals come before additions, so that a document may pass from one family to another in one batch. */
function writeTable(db: Sql, table: Table, places: readonly Place[], stored: RowsByFamily): void {
  const differences = places.map(({ write, fid }) => ({
    fid,
    ...differenceOfDocuments(stored.get(fid), write.documents[table.name] ?? [], (doc) => contentOf(table, doc)),
  }));
  for (const { fid, removed } of differences) for (const id of removed) removeDocument(db, table, { fid, id });
  const added: Row[] = [];
  for (const { fid, put } of differences)
    for (const one of put) {
      if (one.before === null) added.push([fid, one.id, ...one.content]);
      else updateDocument(db, table, fid, one);
    }
  insertRows(db, table, added);
}

/**
 * Brings the families of a batch to what was rendered, writing only what differs.
 * @param sink takes up the difference of the figures
 * @throws BadDocument for a collection that was never declared or a value that its column cannot hold
 */
export function writeFamilies(db: Sql, layout: Layout, families: readonly Write[], sink: FigureSink): void {
  if (families.length === 0) return;
  const writes = newest(families);
  for (const { documents } of writes) for (const collection of Object.keys(documents)) tableOf(layout, collection);
  const stored = storedFamilies(db, writes);
  const places = placeFamilies(db, writes, stored, sink);
  for (const table of layout.values()) {
    const touching = places.filter(({ write }) => touches(write, table));
    const known = touching.filter(({ write }) => stored.has(write.family)).map(({ fid }) => fid);
    writeTable(db, table, touching, known.length === 0 ? new Map() : storedRows(db, table, JSON.stringify(known)));
  }
}
