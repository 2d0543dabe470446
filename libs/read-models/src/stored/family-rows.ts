import { BadDocument, type DatedChange, type Doc, type FamilyWrite } from '../port';
import { dayOfChange, figureAt } from './changes';
import { addContent } from './content';
import type { Codes } from './codes';
import { Figures } from './figures';
import { tableOf, type Layout, type Table, type Value } from './table';

/**
 * Families of a load as the rows that a store takes up, made where they are rendered: several threads render, but only
 * one writes. Plain lists of values instead of documents cost a third on the way between them.
 */
export interface FamilyRows {
  readonly families: readonly string[];
  readonly revisions: readonly number[];
  /** By collection, the values of all its rows one after the other: place of the family in `families`, id, columns, body. */
  readonly values: Readonly<Record<string, Value[]>>;
  /** Units and keys that changes name. */
  readonly names: readonly string[];
  /** Of every change the places of unit and key in `names`, then its day. */
  readonly places: Int32Array;
  readonly numbers: Float64Array;
  /** Of every family, the number of changes up to its last one. */
  readonly upTo: readonly number[];
}

/** Room for the figures of nearly every family. */
const SLOTS = 256;

/** Family, id and body stand beside the columns. */
export const widthOf = ({ columns }: Table): number => columns.length + 3;

interface Growing {
  readonly families: string[];
  readonly revisions: number[];
  readonly values: Record<string, Value[]>;
  readonly names: Map<string, number>;
  readonly places: number[];
  readonly numbers: number[];
  readonly upTo: number[];
}

function addDocuments(into: Value[], table: Table, place: number, documents: readonly Doc[]): void {
  for (const doc of documents) {
    into.push(place, doc.id);
    addContent(into, table, doc);
  }
  if (documents.length > 1 && new Set(documents.map(({ id }) => id)).size < documents.length)
    throw new BadDocument(`a document of ${table.name} is rendered twice`);
}

function placeOfName(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}

/**
 * {@link placeOfName} that remembers two names: what a municipality is told its region is told next, with the very same
 * text for a key.
 */
function placesInTurn(names: Map<string, number>): (name: string) => number {
  let [name, place, before, beforeAt] = ['', -1, '', -1];
  return (asked) => {
    if (place >= 0 && asked === name) return place;
    const found = beforeAt >= 0 && asked === before ? beforeAt : placeOfName(names, asked);
    [before, beforeAt, name, place] = [name, place, asked, found];
    return found;
  };
}

function addChanges({ names, places, numbers, upTo }: Growing, changes: readonly DatedChange[]): void {
  const [unitPlace, keyPlace] = [placesInTurn(names), placesInTurn(names)];
  for (const change of changes) {
    places.push(unitPlace(change.unit), keyPlace(change.key), dayOfChange(change));
    numbers.push(change.n);
  }
  upTo.push(numbers.length);
}

function add(growing: Growing, layout: Layout, { family, revision, documents, changes }: FamilyWrite): void {
  const place = growing.families.push(family) - 1;
  growing.revisions.push(revision);
  for (const name in documents)
    addDocuments((growing.values[name] ??= []), tableOf(layout, name), place, documents[name] as readonly Doc[]);
  addChanges(growing, changes);
}

/** Collects families, each once, until they are taken as rows. */
export interface RowsOfFamilies {
  /** @throws BadDocument for what no store would take; what was collected is spoilt then */
  readonly add: (write: FamilyWrite) => void;
  readonly rows: () => FamilyRows;
}

export function rowsOfFamilies(layout: Layout): RowsOfFamilies {
  const growing: Growing = {
    ...{ families: [], revisions: [], values: {} },
    ...{ names: new Map(), places: [], numbers: [], upTo: [] },
  };
  return {
    add: (write) => add(growing, layout, write),
    rows: () => ({
      ...growing,
      names: [...growing.names.keys()],
      places: Int32Array.from(growing.places),
      numbers: Float64Array.from(growing.numbers),
    }),
  };
}

/**
 * The figures of the families, one after the other, with the store's numbers for units and keys; each only until the
 * next one is asked for. @throws BadDocument
 */
export function* figuresOfRows(codes: Codes, { names, places, numbers, upTo }: FamilyRows): Generator<Figures> {
  const code = names.map((name) => codes.codeOf(name));
  const figures = new Figures(SLOTS);
  let at = 0;
  for (const end of upTo) {
    figures.clear();
    for (; at < end; at += 1) {
      const [unit, key, day] = [places[3 * at], places[3 * at + 1], places[3 * at + 2]] as [number, number, number];
      figureAt(figures, { unit: code[unit] as number, key: code[key] as number, day }, numbers[at] as number);
    }
    yield figures;
  }
}
