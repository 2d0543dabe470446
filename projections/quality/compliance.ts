import type { Ending } from './duty-changes';

type Numbers = ReadonlyMap<string, number>;
export interface RuleFigures {
  readonly rule: string;
  readonly ruleKey: string;
  readonly met: number;
  readonly metLate: number;
  readonly overdue: number;
  readonly total: number;
}
/** What the read models say of a unit and a period. */
export interface ComplianceSums {
  /** Everything that happened or was due within the period. */
  readonly flows: Numbers;
  /** The same up to yesterday at most: what is not done by then is missed. */
  readonly past: Numbers;
  /** Stocks on the period's last day. */
  readonly stocks: Numbers;
  readonly familyMonths: number;
}

/** ST-50: how the duties that were due ended, by rule. A running one is in none of them. */
export function rulesOf(flows: Numbers, past: Numbers): readonly RuleFigures[] {
  const found = new Map<string, RuleFigures>();
  for (const [ending, sums] of [
    ['met', flows],
    ['metLate', flows],
    ['overdue', past],
  ] as readonly (readonly [Ending, Numbers])[])
    for (const [key, n] of sums) {
      const [kind, rule = '', ruleKey = '', ended] = key.split('|');
      if (kind !== 'd' || ended !== ending) continue;
      const id = `${rule}|${ruleKey}`;
      const known = found.get(id) ?? { rule, ruleKey, met: 0, metLate: 0, overdue: 0, total: 0 };
      found.set(id, { ...known, [ending]: known[ending] + n, total: known.total + n });
    }
  return [...found.values()].sort((a, b) => a.rule.localeCompare(b.rule) || a.ruleKey.localeCompare(b.ruleKey));
}

const below = (sums: Numbers, prefix: string): readonly (readonly [string, number])[] =>
  [...sums]
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, n]) => [key.slice(prefix.length), n] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** The value below which at least the share of all lies (nearest rank); null of nothing. */
function percentile(histogram: readonly (readonly [number, number])[], share: number): number | null {
  const all = histogram.reduce((sum, [, n]) => sum + n, 0);
  let seen = 0;
  for (const [days, n] of histogram) {
    seen += n;
    if (seen >= share * all) return days;
  }
  return null;
}

function duration(flows: Numbers) {
  const histogram = below(flows, 'l|')
    .map(([days, n]) => [Number(days), n] as const)
    .sort(([a], [b]) => a - b);
  const families = histogram.reduce((sum, [, n]) => sum + n, 0);
  return { families, median: percentile(histogram, 0.5), p90: percentile(histogram, 0.9) };
}

/** ST-50, ST-52 to ST-54, ST-56 to ST-59 of a unit and a period. Pure. */
export function compliance({ flows, past, stocks, familyMonths }: ComplianceSums) {
  const flow = (key: string): number => flows.get(key) ?? 0;
  const [done, doneLate] = [flow('m|done'), flow('m|doneLate')];
  const notDone = flow('m|notDone') + (past.get('m|open') ?? 0);
  const registered = ['inFirst', 'inRepeated'].reduce((sum, name) => sum + flow(`f|families|${name}`), 0);
  return {
    rules: rulesOf(flows, past),
    emergency: {
      episodes: flow('e|episodes'),
      removals: flow('e|removals'),
      allTermsMet: flow('e|kept'),
    },
    measures: { done, doneLate, notDone, total: done + doneLate + notDone },
    patronage: { familyMonths, withVisit: flow('p|visited') },
    levelOverdue: stocks.get('s|levelOverdue') ?? 0,
    repeats: { within12Months: flow('r|within12'), registered },
    outcomes: Object.fromEntries(below(flows, 'o|')),
    duration: duration(flows),
  };
}
export type Compliance = ReturnType<typeof compliance>;
