import { deserialize } from 'node:v8';
import { packed, type Packed } from './packed';
import { BadDocument, type Doc, type FamilyWrite } from './port';
import { ChangeRows } from './stored/change-rows';
import { addContent } from './stored/content';
import type { FamilyRows } from './stored/family-rows';
import { tableOf, type Layout, type Table, type Value } from './stored/table';
import { Texts, textsOf } from './stored/texts';

type Values = Record<string, Value[]>;

/** Rows on their way from a renderer: the documents' values of each family by themselves, as JSON. */
interface RowsUnderWay extends Omit<FamilyRows, 'values'> {
  readonly texts: Uint8Array;
  /** Where each family's text ends. */
  readonly ends: readonly number[];
}

function addDocuments(into: Value[], table: Table, place: number, documents: readonly Doc[]): void {
  for (const doc of documents) {
    into.push(place, doc.id);
    addContent(into, table, doc);
  }
  if (documents.length > 1 && new Set(documents.map(({ id }) => id)).size < documents.length)
    throw new BadDocument(`a document of ${table.name} is rendered twice`);
}

function valuesOf(layout: Layout, place: number, documents: FamilyWrite['documents']): Values {
  const values: Values = {};
  for (const name in documents)
    addDocuments((values[name] = []), tableOf(layout, name), place, documents[name] as readonly Doc[]);
  return values;
}

/**
 * Collects families, each once, as rows for a load. A family's values become bytes at once: kept until their batch is
 * full, nearly all of them would be moved to the old space and die there, also as what a serializer has written, which it
 * keeps hold of as long as it lives (ADR 040).
 */
export class RowsOfFamilies {
  private readonly texts = new Texts();
  private readonly changes = new ChangeRows();
  private families: string[] = [];
  private revisions: number[] = [];
  private ends: number[] = [];
  private upTo: number[] = [];

  constructor(private readonly layout: Layout) {}

  /** @throws BadDocument for what no store would take; what was collected is spoilt then */
  add({ family, revision, documents, changes }: FamilyWrite): void {
    const place = this.families.push(family) - 1;
    this.revisions.push(revision);
    this.ends.push(this.texts.add(JSON.stringify(valuesOf(this.layout, place, documents))));
    this.upTo.push(this.changes.add(changes));
  }

  /** All that was added, for `LoadableStore.load`. */
  packed(): Packed {
    const { families, revisions, ends, upTo } = this;
    const rows: RowsUnderWay = { families, revisions, ends, upTo, texts: this.texts.all(), ...this.changes.all() };
    return packed(rows, revisions);
  }

  clear(): void {
    this.texts.clear();
    this.changes.clear();
    this.families = [];
    this.revisions = [];
    this.ends = [];
    this.upTo = [];
  }
}

/** What {@link RowsOfFamilies} packed, all families' values together. */
export function unpackRows(bytes: Uint8Array): FamilyRows {
  const { texts, ends, ...told } = deserialize(bytes) as RowsUnderWay;
  const values: Values = {};
  for (const text of textsOf(texts, ends)) {
    const own = JSON.parse(text) as Values;
    for (const name in own) {
      const into = (values[name] ??= []);
      for (const value of own[name] as Value[]) into.push(value);
    }
  }
  return { ...told, values };
}
