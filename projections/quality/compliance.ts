import type { Standing } from './duty-changes';

type Numbers = ReadonlyMap<string, number>;
export interface RuleFigures {
  readonly rule: string;
  readonly ruleKey: string;
  readonly met: number;
  readonly metLate: number;
  readonly overdue: number;
  readonly total: number;
}
/** Terms of a rule that are not due yet, or may still be done. */
export interface RunningTerms {
  readonly rule: string;
  readonly ruleKey: string;
  readonly total: number;
}
/** What the read models say of a unit and a period. */
export interface ComplianceSums {
  /** Everything that happened within the period. */
  readonly flows: Numbers;
  /** What was due or began in the period as it stood at the end of the day, without its month: {@link ofPeriod}. */
  readonly standings: Numbers;
  /** Stocks on the period's last day. */
  readonly stocks: Numbers;
  readonly familyMonths: number;
}

/** What is told by month (`d|2026-05|DL-30|x|met`) of the whole period: `d|DL-30|x|met`. @param sums of its months only */
export function ofPeriod(sums: Iterable<readonly [string, number]>): Numbers {
  const found = new Map<string, number>();
  for (const [key, n] of sums) {
    const [kind, , ...rest] = key.split('|');
    const name = [kind, ...rest].join('|');
    found.set(name, (found.get(name) ?? 0) + n);
  }
  return found;
}

type Terms = Readonly<Record<Standing, number>> & { readonly rule: string; readonly ruleKey: string };
/** How the duties that were due stood, by rule. */
function termsOf(standings: Numbers): readonly Terms[] {
  const found = new Map<string, Terms>();
  for (const [key, n] of standings) {
    const [kind, rule = '', ruleKey = '', as = ''] = key.split('|');
    if (kind !== 'd') continue;
    const id = `${rule}|${ruleKey}`;
    const known = found.get(id) ?? { rule, ruleKey, met: 0, metLate: 0, overdue: 0, running: 0 };
    found.set(id, { ...known, [as]: known[as as Standing] + n });
  }
  return [...found.values()].sort((a, b) => a.rule.localeCompare(b.rule) || a.ruleKey.localeCompare(b.ruleKey));
}

/** ST-50: how the duties that were due ended, by rule. A running one is in none of them. */
export const rulesOf = (standings: Numbers): readonly RuleFigures[] =>
  termsOf(standings)
    .map(({ running: _notEnded, ...ended }) => ({ ...ended, total: ended.met + ended.metLate + ended.overdue }))
    .filter(({ total }) => total > 0);

/** Those that have not ended, by rule. */
export const runningOf = (standings: Numbers): readonly RunningTerms[] =>
  termsOf(standings)
    .filter(({ running }) => running > 0)
    .map(({ rule, ruleKey, running }) => ({ rule, ruleKey, total: running }));

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

const MEASURES = ['done', 'doneLate', 'notDone'] as const;
/** ST-50, ST-52 to ST-54, ST-56 to ST-59 of a unit and a period. Pure. */
export function compliance({ flows, standings, stocks, familyMonths }: ComplianceSums) {
  const flow = (key: string): number => flows.get(key) ?? 0;
  const [done = 0, doneLate = 0, notDone = 0] = MEASURES.map((as) => standings.get(`m|${as}`));
  const registered = ['inFirst', 'inRepeated'].reduce((sum, name) => sum + flow(`f|families|${name}`), 0);
  return {
    rules: rulesOf(standings),
    running: runningOf(standings),
    emergency: {
      episodes: flow('e|episodes'),
      removals: flow('e|removals'),
      allTermsMet: standings.get('k') ?? 0,
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
