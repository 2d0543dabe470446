import type { Tile, Unit } from '../shared/place';

/** `unit` is an OKTMO code: it stays when a territory is renamed. */
type Placeable = Pick<Unit, 'unit' | 'tile'>;

/** About as wide as high, a little wider: a screen is. */
const columnsFor = (count: number): number => Math.max(1, Math.ceil(Math.sqrt(count * 1.4)));

/**
 * Where each territory stands: where the directory puts it, else in the rows below, in the order of the codes, which no
 * figure and no new name changes (ADR 037).
 * @returns a place for each, none twice, and how many columns there are
 */
export function placed(units: readonly Placeable[]): {
  readonly columns: number;
  readonly at: ReadonlyMap<string, Tile>;
} {
  const declared = units.filter(({ tile }) => tile !== undefined);
  const others = units.filter(({ tile }) => tile === undefined).toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
  // The region may lie anywhere on its grid: what is empty on the left and above is no part of the map.
  const [left, top] = [least(declared, 'column'), least(declared, 'row')];
  const width = Math.max(0, ...declared.map(({ tile }) => (tile?.column ?? 0) - left + 1));
  const height = Math.max(0, ...declared.map(({ tile }) => (tile?.row ?? 0) - top + 1));
  const columns = Math.max(width, columnsFor(units.length));
  return {
    columns,
    at: new Map([
      ...declared.map(({ unit, tile }) => [unit, moved(tile, left, top)] as const),
      ...others.map(
        ({ unit }, n) => [unit, { column: (n % columns) + 1, row: height + Math.floor(n / columns) + 1 }] as const,
      ),
    ]),
  };
}

const least = (units: readonly Placeable[], side: keyof Tile): number =>
  Math.min(...units.map(({ tile }) => tile?.[side] ?? 1));
const moved = (tile: Tile | undefined, left: number, top: number): Tile => ({
  column: (tile?.column ?? 1) - left + 1,
  row: (tile?.row ?? 1) - top + 1,
});

/** A shade of the map, and the figures that it stands for, both included. */
export interface Shade {
  readonly step: number;
  readonly from: number;
  readonly to: number;
}
const STEPS = 5;

/**
 * Up to five shades of equal width from 1 to the greatest figure; nothing (0) has none.
 * @param figures whole, not negative
 */
export function shadesOf(figures: readonly number[]): readonly Shade[] {
  const most = Math.max(0, ...figures);
  const count = Math.min(STEPS, most);
  const end = (n: number): number => Math.round((most * n) / count);
  // Few shades are taken from the middle of the scale on: one figure alone need not look like alarm or like nothing.
  return Array.from({ length: count }, (_, n) => ({ step: STEPS - count + n + 1, from: end(n) + 1, to: end(n + 1) }));
}
/** The shade of a figure: 0 for none. */
export const stepOf = (figure: number | null, shades: readonly Shade[]): number =>
  shades.find(({ from, to }) => figure !== null && figure >= from && figure <= to)?.step ?? 0;
