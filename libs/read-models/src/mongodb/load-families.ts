import { textOfFigures } from '../stored/changes';
import { figuresOfRows, widthOf, type FamilyRows } from '../stored/family-rows';
import type { Table } from '../stored/table';
import type { Place, StoredDocument, StoredFamily } from './place';
import { storedOf } from './row';
import { writeCodes } from './write-batch';
import type { FigureSink } from './write-families';

/** Documents need one member only: the families after them wait for a majority, which then has everything before. */
const LOADING = { ordered: false, writeConcern: { w: 1 } } as const;

function documentsOf(table: Table, { families, values }: FamilyRows): readonly StoredDocument[] {
  const all = values[table.name] ?? [];
  const documents: StoredDocument[] = [];
  for (let at = 0; at < all.length; at += widthOf(table)) {
    const [place, id, ...content] = all.slice(at, at + widthOf(table)) as [number, string];
    documents.push(storedOf(table, families[place] as string, id, content));
  }
  return documents;
}

/** Where each family has documents. */
function tablesOf(layout: Place['layout'], { families, values }: FamilyRows): readonly string[][] {
  const tables = families.map((): string[] => []);
  for (const [name, all] of Object.entries(values).sort())
    for (let at = 0; at < all.length; at += widthOf(layout.get(name) as Table)) {
      const own = tables[all[at] as number] as string[];
      if (own.at(-1) !== name) own.push(name);
    }
  return tables;
}

function familiesOf(layout: Place['layout'], rows: FamilyRows, { codes, sums }: FigureSink): readonly StoredFamily[] {
  const tables = tablesOf(layout, rows);
  const families: StoredFamily[] = [];
  for (const figures of figuresOfRows(codes, rows)) {
    const place = families.length;
    sums.addAll(figures, 1);
    families.push({
      _id: rows.families[place] as string,
      revision: rows.revisions[place] as number,
      changes: textOfFigures(figures),
      tables: tables[place] as string[],
    });
  }
  return families;
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
export async function loadFamilies(place: Place, rows: FamilyRows, loading: Loading): Promise<void> {
  const families = familiesOf(place.layout, rows, loading);
  await writeCodes(place, {}, loading.codes);
  loading.codes.settle();
  for (const table of place.layout.values()) {
    const collection = place.documents(table.name);
    if (loading.again) await collection.deleteMany({ _family: { $in: [...rows.families] } });
    const documents = documentsOf(table, rows);
    if (documents.length > 0) await collection.insertMany(documents, LOADING);
  }
  await place.families.insertMany(families, { ordered: false });
}
