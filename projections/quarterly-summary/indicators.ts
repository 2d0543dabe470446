import { levelMove } from '@kurator/family';
import { classifier } from '@kurator/regulation';
import { clauseOf } from './definitions';
import { pairKey } from './keys';
import { suppressed, isSmall } from './suppress';

/** What the read models say of a unit and a year. */
export interface YearSums {
  /** On accompaniment on the day before the year. */
  readonly opening: number;
  /** Moves (`f|`) and distinct cases (`y|`) of the year. */
  readonly flows: ReadonlyMap<string, number>;
  /** On accompaniment on the last day, counted from rows. */
  readonly closing: number;
  /** Families on the register on the day before the year, and on its last day. */
  readonly registered: { readonly opening: number; readonly closing: number };
}
type Cell = number | null;
interface PairRow {
  readonly from: string;
  readonly to: string;
  readonly situation: ReturnType<typeof levelMove>;
  readonly families: readonly Cell[];
  readonly moves: readonly Cell[];
}
export interface IndicatorRow {
  /** Number in the official table; null for a line of our own. */
  readonly row: string | null;
  readonly indicator: string;
  readonly title: string;
  readonly clause: string;
  readonly values: readonly unknown[];
  readonly moves?: readonly Cell[];
  readonly pairs?: readonly PairRow[];
}
export interface IndicatorTable {
  readonly table: number;
  readonly title: string;
  readonly rows: readonly IndicatorRow[];
}

const LEVELS = (classifier('levels')?.values ?? []).map(({ code }) => code);
const PAIRS = LEVELS.flatMap((from) => LEVELS.filter((to) => to !== from).map((to) => [from, to] as const));

/** The lines of table 1 that are a pair of levels. */
const LINES = [
  [
    '2.1',
    'ST-12',
    'Количество семей, у которых ситуация ухудшилась, переведённых с профилактического уровня на кризисный',
  ],
  [
    '2.2',
    'ST-13',
    'Количество семей, у которых ситуация улучшилась, переведённых с кризисного уровня на профилактический (базовый)',
  ],
  [
    '2.3',
    'ST-14',
    'Количество семей, у которых ситуация ухудшилась, переведённых с адаптационного уровня на кризисный',
  ],
  [
    '2.4',
    'ST-15',
    'Количество семей, у которых ситуация улучшилась, переведённых с адаптационного уровня на профилактический (базовый)',
  ],
] as const;

const cases = ({ flows }: YearSums, key: string): number => flows.get(`y|${key}`) ?? 0;
const moves = ({ flows }: YearSums, key: string): number => flows.get(`f|${key}`) ?? 0;

/** Pairs add up to ST-11: which of them are hidden in a year for roles without personal data (spec 9.4 (b)). */
function hiddenPairs(year: YearSums): ReadonlySet<string> {
  const keys = PAIRS.map(([from, to]) => pairKey(from, to));
  const weight = (key: string): number => (isSmall(cases(year, key)) ? cases(year, key) : moves(year, key));
  return suppressed(Object.fromEntries(keys.map((key) => [key, weight(key)])), keys);
}

/** Reads a pair's numbers of every year, null where they are hidden. */
const reader = (years: readonly YearSums[], hidden: readonly ReadonlySet<string>[]) => {
  const of = (read: typeof cases, key: string): readonly Cell[] =>
    years.map((year, n) => (hidden[n]?.has(key) ? null : read(year, key)));
  return { families: (key: string) => of(cases, key), moves: (key: string) => of(moves, key) };
};

/** Families in a socially dangerous position against the year before (ST-42). ST-40 and ST-44 have no facts here (ADR 023). */
const registerChange = (years: readonly YearSums[]): IndicatorRow => ({
  ...{ row: null, indicator: 'ST-42', title: 'Семьи, находящиеся в социально опасном положении' },
  clause: clauseOf('ST-42'),
  values: years.map(({ registered: { opening, closing } }) => ({ opening, closing, change: closing - opening })),
});

function tableOne(years: readonly YearSums[], hidden: readonly ReadonlySet<string>[]): IndicatorTable {
  const read = reader(years, hidden);
  const pairOf = ([from, to]: readonly [string, string]): PairRow => {
    const key = pairKey(from, to);
    return { from, to, situation: levelMove(from, to), families: read.families(key), moves: read.moves(key) };
  };
  const told = ({ moves: cells }: PairRow): boolean => cells.some((n) => n !== 0);
  const pairs = PAIRS.map(pairOf).filter(told);
  const others = pairs.filter(({ from, to }) => pairKey(from, to).startsWith('ST-17|'));
  const plain = (row: string | null, indicator: string, title: string): IndicatorRow => ({
    ...{ row, indicator, title, clause: clauseOf(indicator) },
    values: years.map((year) => cases(year, indicator)),
    moves: years.map((year) => moves(year, indicator)),
  });
  const other = hidden.some((one) => one.size > 0)
    ? years.map((_, n) => (hidden[n]?.size ? null : cases(years[n] as YearSums, 'ST-17')))
    : null;
  return {
    table: 1,
    title: 'Изменения в жизнедеятельности семей, подлежащих профилактической работе и получивших такую помощь',
    rows: [
      plain('1', 'ST-10', 'Количество семей, принятых на сопровождение'),
      { ...plain('2', 'ST-11', 'Количество семей, переведённых на другой уровень сопровождения, из них'), pairs },
      ...LINES.map(([row, indicator, title]) => ({
        ...{ row, indicator, title, clause: clauseOf(indicator) },
        values: read.families(indicator),
        moves: read.moves(indicator),
      })),
      plain('3', 'ST-16', 'Количество семей, снятых с сопровождения'),
      {
        ...plain(null, 'ST-17', 'Прочие переводы между уровнями'),
        ...(other === null
          ? {}
          : {
              values: other,
              moves: other.map((cell, n) => (cell === null ? null : moves(years[n] as YearSums, 'ST-17'))),
            }),
        pairs: others,
      },
      {
        row: null,
        indicator: 'ST-18',
        title: 'Баланс сопровождения',
        clause: clauseOf('ST-18'),
        values: years.map((year) => ({
          opening: year.opening,
          in: moves(year, 'ST-18|in'),
          out: moves(year, 'ST-18|out'),
          closing: year.closing,
        })),
      },
      plain(null, 'ST-46', 'Снято с сопровождения с положительным результатом'),
      plain(null, 'ST-41', 'Лишение родительских прав'),
      registerChange(years),
      plain(null, 'ST-43', 'Семьи, где имели место насилие, жестокое обращение, нарушения прав'),
    ],
  };
}

/** Paths of the cells that are null, as the answer has them. */
const maskedPaths = ({ rows }: IndicatorTable): readonly string[] =>
  rows.flatMap((row, n) =>
    row.values.flatMap((value, year) => (value === null ? [`tables[0].rows[${n}].values[${year}]`] : [])),
  );

/** Table 1 of the appendix (F-I3) with the lines of our own beside it; small pairs hidden for roles without personal data. */
export function indicatorTable(years: readonly YearSums[], masked: boolean) {
  const table = tableOne(years, masked ? years.map(hiddenPairs) : []);
  return { tables: [table], ...(masked ? { masked: maskedPaths(table) } : {}) };
}
