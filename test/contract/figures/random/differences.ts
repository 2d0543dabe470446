import { addDays, type Fact } from '@kurator/kernel';
import { world } from '../../../../libs/family/src/testing';
import { read, recountQuarter, type Read } from '../by-hand/quarter';
import { CASES_ONLY, productQuarter, rendered, viewOf, type Cells, type Contribution, type Quarter } from './product';

const kindOf = (agencyId: string) => world.agency(agencyId)?.kind;

const linesOf = (...all: readonly Cells[]): readonly string[] => [
  ...new Set(all.flatMap((cells) => Object.keys(cells))),
];
const apart = (where: string, given: Cells, counted: Cells): readonly string[] =>
  linesOf(given, counted)
    .filter((line) => (given[line] ?? 0) !== (counted[line] ?? 0))
    .map((line) => `${where} ${line}: register ${given[line] ?? 0}, recount ${counted[line] ?? 0}`);

/** What the region must say of a line: the sum of its units without the moves inside it (spec 8.1). */
function expectedOf(line: string, sum: (line: string) => number): number {
  const [who, name] = line.split('|');
  if (name === 'in') return sum(line) - sum(`${who}|inTransfer`);
  if (name === 'out') return sum(line) - sum(`${who}|outTransfer`);
  return name === 'inTransfer' || name === 'outTransfer' ? 0 : sum(line);
}
function regionApart(quarter: string, units: readonly Cells[], region: Cells): readonly string[] {
  const sum = (line: string) => units.reduce((n, own) => n + (own[line] ?? 0), 0);
  const lines = linesOf(...units, region).filter((line) => /^(families|minors|structure)\|/.test(line));
  const unmet = ['families', 'minors'].filter((who) => sum(`${who}|inTransfer`) !== sum(`${who}|outTransfer`));
  return [
    ...lines
      .filter((line) => (region[line] ?? 0) !== expectedOf(line, sum))
      .map((line) => `${quarter} REGION is not the sum of its units: ${line}`),
    ...unmet.map((who) => `${quarter} transfers of ${who} do not meet`),
  ];
}

/** A quarter opens with what the one before closed with. */
const goesOn = (where: string, before: Cells, now: Cells): readonly string[] =>
  ['families', 'minors', 'ST-18']
    .filter((who) => (before[`${who}|closing`] ?? 0) !== (now[`${who}|opening`] ?? 0))
    .map((who) => `${where} ${who}: opening is not the closing before`);

/** The recount of some families in the lines of the register. */
export function recounted(families: readonly Read[], unit: string, quarter: string): Cells {
  const cells = recountQuarter(families, kindOf, { unit, quarter });
  return Object.fromEntries(Object.entries(cells).filter(([line]) => !CASES_ONLY.some((id) => line === `${id}|moves`)));
}

/** The same families as the product and as the recount have them. */
export interface Both {
  readonly product: readonly Contribution[];
  readonly recount: readonly Read[];
}
/** @param streams each family's facts as recorded */
export const bothOf = (streams: readonly (readonly Fact[])[]): Both => ({
  product: streams.map((facts) => rendered(viewOf(facts))),
  recount: streams.map(read),
});

/** Every municipality that ever held one of the families. */
const unitsOf = (recount: readonly Read[]): readonly string[] => [
  ...new Set(recount.flatMap(({ days }) => days.map(({ book }) => book.place))),
];

/**
 * Everything in which the register's figures of some families differ from the recount or from themselves, in every unit
 * and the region, quarter by quarter; empty when all is well. @param quarters ascending without gaps
 */
export function differences({ product, recount }: Both, quarters: readonly string[]): readonly string[] {
  let before: ReadonlyMap<string, Quarter> | null = null;
  const units = unitsOf(recount);
  return quarters.flatMap((quarter) => {
    const now = new Map([...units, 'REGION'].map((unit) => [unit, productQuarter(product, unit, quarter)]));
    const last = before;
    before = now;
    const own = [...now].flatMap(([unit, { cells, broken }]) => [
      ...apart(`${quarter} ${unit}`, cells, recounted(recount, unit, quarter)),
      ...broken.map((what) => `${quarter} ${unit} does not hold: ${what}`),
      ...(last ? goesOn(`${quarter} ${unit}`, last.get(unit)?.cells ?? {}, cells) : []),
    ]);
    const parts = units.map((unit) => now.get(unit)?.cells ?? {});
    return [...own, ...regionApart(quarter, parts, now.get('REGION')?.cells ?? {})];
  });
}

/** The quarters from before the first fact to a year after the last, ascending; none without facts. */
export function quartersOf(streams: readonly (readonly Fact[])[]): readonly string[] {
  const days = streams.flatMap((facts) => facts.map((fact) => fact.occurredOn)).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const quarters = new Set<string>();
  for (let on = addDays(first, -92); on <= addDays(last, 420); on = addDays(on, 80))
    quarters.add(`${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`);
  return [...quarters];
}
