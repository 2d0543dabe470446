import type { LocalDate } from '@kurator/kernel';
import {
  accompanied,
  minorsInside,
  onRegister,
  type Book,
  type Case,
  type DayEnd,
  type Left,
  type Subject,
} from './book';

/** One line of the figures, `n` times, in the eyes of a unit and (or) of the region. */
export interface Entry {
  readonly on: LocalDate;
  readonly unit: string;
  readonly line: string;
  readonly n: number;
  /** For lines that count cases once: which case. */
  readonly distinct?: string;
}
export const REGION = 'REGION';

/** A case over one day: how it was the evening before and how it is now, and where. */
interface Day {
  readonly on: LocalDate;
  readonly was: Case | undefined;
  readonly is: Case;
  readonly from: string;
  readonly to: string;
  readonly earlier: readonly Case[];
}

type Say = (unit: string, line: string, n?: number) => readonly Entry[];
const both =
  (on: LocalDate): Say =>
  (unit, line, n = 1) => [
    { on, unit, line, n },
    { on, unit: REGION, line, n },
  ];
const alone =
  (on: LocalDate): Say =>
  (unit, line, n = 1) => [{ on, unit, line, n }];

const OUT_BY: Readonly<Record<string, string>> = {
  ...{ WITH_PATRONAGE: 'outPatronage', TO_PREVENTIVE_REGISTER: 'outPreventive' },
};
/** Lines of an exit (spec 8.2 ST-03; 6.4: an annulment by a court is neither with a result nor without). */
function exitLines(left: Left | null): readonly string[] {
  if (!left) return [];
  if (left.ground === 'MD-02') return ['out', 'outAnnulled', 'outByGround|MD-02'];
  const positive = ['FD-06', 'MD-05'].includes(left.ground) ? ['outPositive'] : [];
  return ['out', `outByGround|${left.ground}`, ...positive, ...[OUT_BY[left.mode] ?? []].flat()];
}

/** Who came and who went over a day, each in the unit where it is counted: an exit where it was, if it was there. */
interface Change {
  readonly came: boolean;
  readonly went: boolean;
  readonly out: string;
}
const changeOf = ({ from, to }: Day, was: boolean, is: boolean, entered: boolean): Change => {
  const came = !was && entered;
  return { came, went: !is && (came || was), out: was ? from : to };
};

function familyOver(day: Day): readonly Entry[] {
  const { on, was, is, to, earlier } = day;
  const say = both(on);
  const entered = is.since !== null && (was?.since ?? null) === null;
  const { came, went, out } = changeOf(day, onRegister(was), onRegister(is), entered);
  const repeated = earlier.some(({ exit }) => exit !== null);
  return [
    ...(came ? say(to, repeated ? 'families|inRepeated' : 'families|inFirst') : []),
    ...(went ? exitLines(is.exit).flatMap((line) => say(out, `families|${line}`)) : []),
  ];
}

const hasLeft = (one: Case | undefined, key: string): boolean => (one?.subjects.get(key)?.left ?? null) !== null;
const isIn = (one: Case | undefined, key: string): boolean => one?.subjects.get(key)?.in === true;
/** ST-07: minors who come and go while the family stays. */
const whileFamilyStays = ({ was, is }: Day, line: string): readonly string[] =>
  onRegister(was) && onRegister(is) ? [line] : [];

function minorOver(day: Day, key: string, after: Subject): readonly Entry[] {
  const { on, was, to, earlier } = day;
  const { came, went, out } = changeOf(day, isIn(was, key), after.in, after.since === on);
  const repeated = [...earlier, was].some((one) => hasLeft(one, key));
  const entry = [repeated ? 'minors|inRepeated' : 'minors|inFirst', ...whileFamilyStays(day, 'ST-07|in')];
  const exit = [...exitLines(after.left).map((line) => `minors|${line}`), ...whileFamilyStays(day, 'ST-07|out')];
  return [
    ...(came ? entry.flatMap((line) => both(on)(to, line)) : []),
    ...(went ? exit.flatMap((line) => both(on)(out, line)) : []),
  ];
}

/** A registration that goes on elsewhere: an exit and an entry for the units, nothing for the region (8.1). */
function movedOver({ on, was, is, from, to }: Day): readonly Entry[] {
  if (from === to || !onRegister(was) || !onRegister(is)) return [];
  const say = alone(on);
  const minors = minorsInside(is).filter((key) => was?.subjects.get(key)?.in === true).length;
  return [['families', 1] as const, ['minors', minors] as const].flatMap(([who, n]) => [
    ...say(from, `${who}|out`, n),
    ...say(from, `${who}|outTransfer`, n),
    ...say(to, `${who}|inTransfer`, n),
  ]);
}

/** Accompaniment begins and ends by its facts; when the family has moved, all of it leaves one unit for the other. */
function accompaniedOver(last: Book | undefined, { on, book }: DayEnd): readonly Entry[] {
  const [from, to] = [last?.place ?? book.place, book.place];
  const count = (key: string) => book.told.filter(({ keys }) => keys.includes(key)).length;
  const [starts, ends] = [count('ST-10'), count('ST-16')];
  const say = alone(on);
  const own = from === to ? [starts, ends] : [accompanied(book).length, last ? accompanied(last).length : 0];
  const balance = [
    ...say(REGION, 'ST-18|in', starts),
    ...say(REGION, 'ST-18|out', ends),
    ...say(to, 'ST-18|in', own[0]),
    ...say(from, 'ST-18|out', own[1]),
  ];
  const cases = book.told.flatMap(({ at, keys }) =>
    keys.flatMap((line) => both(on)(to, line).map((entry) => ({ ...entry, distinct: `${at}` }))),
  );
  return [...balance, ...cases];
}

/** All that a family's days add to the flows. @param days from its first day on */
export function movementsOf(days: readonly DayEnd[]): readonly Entry[] {
  return days.flatMap((day, n) => {
    const last = days[n - 1]?.book;
    const { cases, place } = day.book;
    const over = cases.flatMap((is, at) => {
      const one: Day = {
        ...{ on: day.on, was: last?.cases[at], is, from: last?.place ?? place, to: place },
        earlier: cases.slice(0, at),
      };
      const minors = [...is.subjects].filter(([key]) => key !== 'FAMILY');
      return [...familyOver(one), ...minors.flatMap(([key, m]) => minorOver(one, key, m)), ...movedOver(one)];
    });
    return [...over, ...accompaniedOver(last, day)];
  });
}
