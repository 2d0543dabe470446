import { figureAt } from './changes';
import type { Codes } from './codes';
import { Figures } from './figures';
import type { Table, Value } from './table';

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
