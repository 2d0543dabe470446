import { STRUCTURE } from './keys';

type Numbers = Readonly<Record<string, number>>;
/** What the read model says of a unit and a period. */
export interface QuarterSums {
  /** Stocks on the day before the period. */
  readonly opening: ReadonlyMap<string, number>;
  /** Flows (`f|`) and distinct cases (`q|`) within the period. */
  readonly flows: ReadonlyMap<string, number>;
  /** Stocks on the last day. */
  readonly stocks: ReadonlyMap<string, number>;
  /** Families and minors on the register on the last day, counted from the bank's rows and not from flows. */
  readonly closing: { readonly families: number; readonly minors: number; readonly accompaniment: number };
}

/** Movement of one unit of account (`api.md`, Quarter). `outPreventive`: to the preventive register (ST-03d). */
export interface Movement {
  readonly opening: number;
  readonly in: number;
  readonly inFirst: number;
  readonly inRepeated: number;
  readonly inTransfer: number;
  readonly out: number;
  readonly outPositive: number;
  readonly outPatronage: number;
  readonly outPreventive: number;
  readonly outTransfer: number;
  readonly outAnnulled: number;
  readonly outByGround: Numbers;
  readonly adjustmentsIn: number;
  readonly adjustmentsOut: number;
  readonly closing: number;
}
export interface Pair {
  readonly families: number;
  readonly moves: number;
}
export interface Figures {
  readonly families: Movement;
  readonly minors: Movement;
  readonly structure: Readonly<Record<string, Numbers>>;
  readonly indicators: Readonly<Record<string, number | Numbers | Pair | Readonly<Record<string, Pair>>>>;
}

/** Values that are shown although nobody has them: short lists that readers compare from quarter to quarter. */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  dangerLevel: ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL', 'NONE'],
  level: ['BASE', 'ADAPTATION', 'CRISIS', 'EMERGENCY', 'NONE'],
  ageGroup: ['0-2', '3-6', '7-13', '14-17', '18+'],
  timeOnRegister: ['<6', '6-12', '>12'],
};

/** Sums whose key begins so, by the rest of the key. */
function below(sums: ReadonlyMap<string, number>, prefix: string): Numbers {
  const found = [...sums]
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, n]) => [key.slice(prefix.length), n] as const);
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function movement(who: 'families' | 'minors', { opening, flows, closing }: QuarterSums): Movement {
  const flow = (name: string): number => flows.get(`f|${who}|${name}`) ?? 0;
  const [inFirst, inRepeated, inTransfer] = [flow('inFirst'), flow('inRepeated'), flow('inTransfer')];
  return {
    opening: opening.get(`s|${who}`) ?? 0,
    in: inFirst + inRepeated + inTransfer,
    ...{ inFirst, inRepeated, inTransfer },
    out: flow('out'),
    outPositive: flow('outPositive'),
    outPatronage: flow('outPatronage'),
    outPreventive: flow('outPreventive'),
    outTransfer: flow('outTransfer'),
    outAnnulled: flow('outAnnulled'),
    outByGround: below(flows, `f|${who}|outByGround|`),
    // Late facts are adjustments only against figures that were frozen (spec 8.5): a preliminary quarter has none.
    ...{ adjustmentsIn: 0, adjustmentsOut: 0 },
    closing: closing[who],
  };
}

function structure(stocks: ReadonlyMap<string, number>): Figures['structure'] {
  const entries = STRUCTURE.map((name) => {
    const zeros = (ALWAYS[name] ?? []).map((value) => [value, 0] as const);
    return [name, { ...Object.fromEntries(zeros), ...below(stocks, `s|${name}|`) }] as const;
  });
  return Object.fromEntries(entries);
}

const pair = (flows: QuarterSums['flows'], id: string): Pair => ({
  families: flows.get(`q|${id}`) ?? 0,
  moves: flows.get(`f|${id}`) ?? 0,
});

function indicators({ opening, flows, closing }: QuarterSums): Figures['indicators'] {
  const others = Object.keys(below(flows, 'f|ST-17|'));
  const flow = (key: string): number => flows.get(key) ?? 0;
  return {
    'ST-07': { in: flow('f|minors|inFamilyStays'), out: flow('f|minors|outFamilyStays') },
    'ST-10': flow('q|ST-10'),
    ...Object.fromEntries(['ST-11', 'ST-12', 'ST-13', 'ST-14', 'ST-15'].map((id) => [id, pair(flows, id)])),
    'ST-16': flow('q|ST-16'),
    'ST-17': Object.fromEntries(others.map((moves) => [moves, pair(flows, `ST-17|${moves}`)])),
    'ST-46': flow('q|ST-46'),
    'ST-18': {
      opening: opening.get('s|accompaniment') ?? 0,
      in: flow('f|ST-18|in'),
      out: flow('f|ST-18|out'),
      closing: closing.accompaniment,
    },
  };
}

/** The figures of a quarter (spec 8.2 A and B, `api.md` Quarter) from sums and counts. Pure. */
export const quarterFigures = (sums: QuarterSums): Figures => ({
  families: movement('families', sums),
  minors: movement('minors', sums),
  structure: structure(sums.stocks),
  indicators: indicators(sums),
});
