import { covers, familyView, type FamilyView, type Interval } from '@kurator/family';
import { addDays, quarterSpan, type Fact, type LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { accompanimentStays } from '@projections/caseload';
import {
  balanceChecks,
  quarterFigures,
  quarterlySummary,
  type Figures,
  type QuarterSums,
} from '@projections/quarterly-summary';
import { registrationStays } from '@projections/regional-bank';
import { FAMILY, world } from '../../../../libs/family/src/testing';

export type Cells = Readonly<Record<string, number>>;
/** What the projections hold of a family: dated changes, and the rows that closings are counted from. */
export interface Contribution {
  readonly changes: readonly DatedChange[];
  readonly stays: readonly Interval<{ readonly municipality: string; readonly minors: number }>[];
  readonly accompanied: readonly Interval<{ readonly municipality: string; readonly episodes: number }>[];
}

/** The family folded from zero. @param facts as recorded */
export const viewOf = (facts: readonly Fact[]): FamilyView => familyView(FAMILY, facts, world);
export const rendered = (view: FamilyView): Contribution => ({
  changes: quarterlySummary.render(view).changes ?? [],
  stays: registrationStays(view),
  accompanied: accompanimentStays(view),
});

/** Sums of a unit's changes by key over days, both ends inclusive. */
function sums(families: readonly Contribution[], unit: string, [from, to]: readonly [LocalDate, LocalDate]) {
  const found = new Map<string, number>();
  for (const { changes } of families)
    for (const { unit: whose, key, date, n } of changes)
      if (whose === unit && date >= from && date <= to) found.set(key, (found.get(key) ?? 0) + n);
  return found;
}
const EVER = '0000-01-01';

/** The rows of a unit that hold on a day. */
function rowsOn<T extends { readonly municipality: string }>(
  rows: readonly Interval<T>[],
  unit: string,
  on: LocalDate,
): readonly T[] {
  const there = ({ value }: Interval<T>) => unit === 'REGION' || value.municipality === unit;
  return rows.filter((row) => covers(row, on) && there(row)).map(({ value }) => value);
}

function summed(families: readonly Contribution[], unit: string, quarter: string): QuarterSums {
  const { from, to } = quarterSpan(quarter);
  const stays = families.flatMap((one) => rowsOn(one.stays, unit, to));
  const accompanied = families.flatMap((one) => rowsOn(one.accompanied, unit, to));
  return {
    opening: sums(families, unit, [EVER, addDays(from, -1)]),
    flows: sums(families, unit, [from, to]),
    stocks: sums(families, unit, [EVER, to]),
    closing: {
      families: stays.length,
      minors: stays.reduce((n, { minors }) => n + minors, 0),
      accompaniment: accompanied.reduce((n, { episodes }) => n + episodes, 0),
    },
  };
}

/** Numbers of a nested object by path `a|b|c`, zeros left out. */
function leaves(value: unknown, path = ''): readonly (readonly [string, number])[] {
  if (typeof value === 'number') return value === 0 ? [] : [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}|${key}`));
}
/** Lines that only say how many cases. */
export const CASES_ONLY: readonly string[] = ['ST-10', 'ST-16', 'ST-46'];
const lineOf = (path: string): string => (CASES_ONLY.includes(path) ? `${path}|families` : path);

const total = (cells: Cells = {}): number => Object.values(cells).reduce((n, one) => n + one, 0);
const OF_FAMILIES = ['dangerLevel', 'level', 'agencyKind', 'timeOnRegister'];

/** Every figure by the recount's line, zeros left out. */
export function cellsOf({ indicators, ...rest }: Figures): Cells {
  return Object.fromEntries([...leaves(rest), ...leaves(indicators)].map(([path, n]) => [lineOf(path), n]));
}

/** A unit's quarter as the product gives it. */
export interface Quarter {
  /** Every figure by line, zeros left out. */
  readonly cells: Cells;
  /** Balances that do not hold (ST-05, ST-18), closings that are not the stock of the flows, breakdowns that do not add up. */
  readonly broken: readonly string[];
}
export function productQuarter(families: readonly Contribution[], unit: string, quarter: string): Quarter {
  const counts = summed(families, unit, quarter);
  const figures = quarterFigures(counts);
  const failed = balanceChecks(figures, counts.stocks).filter(({ holds }) => !holds);
  const stock = (name: string) => counts.stocks.get(`s|${name}`) ?? 0;
  const apart = (['families', 'minors'] as const).filter((who) => figures[who].closing !== stock(who));
  const uneven = [
    ...OF_FAMILIES.filter((name) => total(figures.structure[name]) !== stock('families')),
    ...['ageGroup'].filter((name) => total(figures.structure[name]) !== stock('minors')),
  ];
  return {
    cells: cellsOf(figures),
    broken: [...failed.map(({ check, of }) => `${check} ${of}`), ...apart.map((who) => `rows of ${who}`), ...uneven],
  };
}
