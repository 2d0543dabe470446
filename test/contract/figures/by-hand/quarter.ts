import type { Fact, LocalDate } from '@kurator/kernel';
import { accompanied, current, minorsInside, onRegister, type DayEnd } from './book';
import { movementsOf, REGION, type Entry } from './movement';
import { dayEnds, endOf } from './recount';
import { structureOf, type KindOf } from './structure';

/** A family as the recount has it: its days and what they add to the flows. */
export interface Read {
  readonly days: readonly DayEnd[];
  readonly entries: readonly Entry[];
}
/** @param facts as recorded */
export function read(facts: readonly Fact[]): Read {
  const days = dayEnds(facts);
  return { days, entries: movementsOf(days) };
}

/** A quarter `2026-Q1` as days: the evening before it, and its last day. */
export function quarterDays(quarter: string): { readonly before: LocalDate; readonly last: LocalDate } {
  const [year = 0, q = 0] = quarter.split('-Q').map(Number);
  const ends = ['03-31', '06-30', '09-30', '12-31'];
  return {
    before: q === 1 ? `${year - 1}-12-31` : `${year}-${ends[q - 2]}`,
    last: `${year}-${ends[q - 1]}`,
  };
}

type Cells = Record<string, number>;
const add = (cells: Cells, line: string, n: number): void => void (cells[line] = (cells[line] ?? 0) + n);

function stockOn(families: readonly Read[], unit: string, on: LocalDate): readonly DayEnd[] {
  return families.flatMap(({ days }) => {
    const day = endOf(days, on);
    return day && (unit === REGION || day.book.place === unit) ? [day] : [];
  });
}

function balance(cells: Cells, name: 'opening' | 'closing', ends: readonly DayEnd[]): void {
  for (const { book } of ends) {
    const one = current(book);
    if (onRegister(one)) add(cells, `families|${name}`, 1);
    add(cells, `minors|${name}`, minorsInside(one).length);
    add(cells, `ST-18|${name}`, accompanied(book).length);
  }
}

/** One family's flows within a quarter; a line that counts cases counts each of them once. */
function flows(cells: Cells, entries: readonly Entry[]): void {
  const counted = new Set<string>();
  for (const { line, n, distinct } of entries) {
    add(cells, distinct === undefined ? line : `${line}|moves`, n);
    const [who] = line.split('|in');
    if (/^(families|minors)[|]in/.test(line)) add(cells, `${who}|in`, n);
    if (distinct === undefined || counted.has(`${line}/${distinct}`)) continue;
    counted.add(`${line}/${distinct}`);
    add(cells, `${line}|families`, 1);
  }
}

/**
 * Every figure of a unit and a quarter by line, zeros left out: what spec 8.1 and 8.2 A and B define.
 */
export function recountQuarter(
  families: readonly Read[],
  kindOf: KindOf,
  { unit, quarter }: { readonly unit: string; readonly quarter: string },
): Readonly<Cells> {
  const { before, last } = quarterDays(quarter);
  const cells: Cells = {};
  balance(cells, 'opening', stockOn(families, unit, before));
  const closing = stockOn(families, unit, last);
  balance(cells, 'closing', closing);
  for (const cell of closing.flatMap((day) => structureOf(day, last, kindOf))) add(cells, `structure|${cell}`, 1);
  for (const { entries } of families)
    flows(
      cells,
      entries.filter((one) => one.unit === unit && one.on > before && one.on <= last),
    );
  return Object.fromEntries(Object.entries(cells).filter(([, n]) => n !== 0));
}
