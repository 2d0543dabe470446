import type { Fact } from '@kurator/kernel';
import { REGION } from '@kurator/period';
import { read } from '../../contract/figures/by-hand/quarter';
import { recounted } from '../../contract/figures/random/differences';
import type { Cells } from '../../contract/figures/random/product';
import { FROZEN, OPEN, UNITS } from './quarters';

/** From before the first fact up to the open quarter: flows from the beginning are their sum. */
const BEFORE = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'];
const QUARTERS = [...BEFORE, ...FROZEN, OPEN];
export const PLACES = [...UNITS, REGION];

/**
 * The recount of many families, kept quarter by quarter: one family more or less is added or taken away, for every line
 * is a sum over families.
 */
export interface Ledger {
  /** Every figure of a unit and quarter as the facts alone give it. */
  cells(unit: string, quarter: string): Cells;
  /** Entries and exits of a unit from the beginning up to the last frozen quarter, by line. */
  flows(unit: string): Cells;
  /** Counts a family; `-1` takes back what it counted. @returns the units that it is or was in */
  count(facts: readonly Fact[], sign: 1 | -1): ReadonlySet<string>;
}

const plus = (a: Cells, b: Cells, sign: number): Cells => {
  const sum = (line: string) => (a[line] ?? 0) + sign * (b[line] ?? 0);
  const lines = [...new Set([...Object.keys(a), ...Object.keys(b)])].map((line) => [line, sum(line)] as const);
  return Object.fromEntries(lines.filter(([, n]) => n !== 0));
};

export function openLedger(): Ledger {
  const held = new Map<string, Cells>();
  const cells: Ledger['cells'] = (unit, quarter) => held.get(`${unit} ${quarter}`) ?? {};
  return {
    cells,
    flows: (unit) =>
      QUARTERS.filter((quarter) => quarter !== OPEN).reduce<Cells>(
        (sum, quarter) => plus(sum, cells(unit, quarter), 1),
        {},
      ),
    count(facts, sign) {
      const family = [read(facts)];
      const units = new Set<string>([REGION]);
      for (const unit of PLACES)
        for (const quarter of QUARTERS) {
          const own = recounted(family, unit, quarter);
          if (Object.keys(own).length > 0) units.add(unit);
          held.set(`${unit} ${quarter}`, plus(cells(unit, quarter), own, sign));
        }
      return units;
    },
  };
}
