import { addMonths, type Fact, type LocalDate } from '@kurator/kernel';
import { effective } from '@kurator/family';
import { STEPS, type Book, type Run, type Curator } from './recount-steps';
import { corrected } from './corrected';
import { isHidden } from './hidden';

/**
 * The recount: its own naive fold over raw facts, without projections and without the family's fold. It only keeps who
 * is registered, where, at which level and with whom, at the end of every day with facts.
 */
export interface DayEnd {
  readonly on: LocalDate;
  readonly municipality: string;
  readonly run: number;
  /** Subjects on the register (`FAMILY` or a person's id) with their grounds. */
  readonly registered: ReadonlyMap<string, readonly string[]>;
  readonly since: LocalDate | null;
  readonly levels: readonly string[];
  readonly specialist: string | null;
  readonly curator: Curator | null;
  readonly born: ReadonlyMap<string, LocalDate>;
}
export interface Move {
  readonly on: LocalDate;
  readonly unit: string;
  readonly who: 'families' | 'minors';
  readonly way: 'in' | 'out';
  readonly repeated: boolean;
  readonly ground: string | null;
  /** A move inside the region: out of one unit and into another, in neither flow of the region. */
  readonly transfer?: true;
}
export interface Recounted {
  readonly days: readonly DayEnd[];
  readonly moves: readonly Move[];
  /** Nobody's data are left, or the bank's record is blocked in the TZhS track: no list shows it, every figure counts. */
  readonly hidden: boolean;
}

/** Who was registered before the day and is at its end, when the day took the family elsewhere. */
function transfers(book: Book, before: ReadonlySet<string>, [from, on]: readonly [string, LocalDate]): readonly Move[] {
  const stay = [...before].filter((key) => book.registered.has(key));
  if (from === book.municipality || before.size === 0 || book.registered.size === 0) return [];
  const who = ['families' as const, ...stay.filter((key) => key !== 'FAMILY').map(() => 'minors' as const)];
  const move = { on, repeated: false, ground: null, transfer: true } as const;
  return who.flatMap((one) => [
    { ...move, who: one, way: 'out' as const, unit: from },
    { ...move, who: one, way: 'in' as const, unit: book.municipality },
  ]);
}

type Noted = Book['noted'][number];
/** Leaving and coming back on the same day in the same run is no movement of a minor. */
function settledSubject(own: readonly Noted[], was: boolean, is: boolean): readonly Noted[] {
  if (own[0]?.key === 'FAMILY*') return own;
  const first = own.find((n) => n.way === 'in');
  const last = own.findLast((n) => n.way === 'out');
  return [...(!was && first ? [first] : []), ...(!is && last ? [last] : [])];
}
/** What a day comes to, for each subject of each run. */
function settled({ noted, registered, runs }: Book, before: ReadonlySet<string>): readonly Noted[] {
  const subjects = new Set(noted.map((n) => `${n.run}/${n.key}`));
  return [...subjects].flatMap((subject) => {
    const own = noted.filter((n) => `${n.run}/${n.key}` === subject);
    const [first, last] = [own[0] as Noted, own.at(-1) as Noted];
    const was = before.has(first.key) && first.way === 'out';
    const is = last.run === runs.length && last.way === 'in' && registered.has(last.key);
    return settledSubject(own, was, is);
  });
}

/** A specialist of the present run, else of the one whose accompaniment still goes on. */
const specialistOf = ({ runs }: Book, { specialist }: Run): string | null =>
  specialist ?? runs.findLast((r) => r.level !== null)?.specialist ?? null;

function dayEnd(book: Book, on: LocalDate): readonly DayEnd[] {
  const run = book.runs.at(-1);
  if (!run) return [];
  return [
    {
      ...{ on, municipality: book.municipality, run: book.runs.length, since: run.since, curator: run.curator },
      registered: new Map(book.registered),
      levels: book.runs.flatMap((r) => (r.level === null ? [] : [r.level])),
      specialist: specialistOf(book, run),
      born: new Map(book.born),
    },
  ];
}

interface Day {
  readonly on: LocalDate;
  /** Where the family was the day before. */
  readonly from: string;
  readonly transferred: boolean;
}
/** The moves of one day; of a day of transfer too: who was there before leaves the old unit, who comes enters the new. */
function dayMoves(book: Book, before: ReadonlySet<string>, { on, from, transferred }: Day): readonly Move[] {
  const own = settled(book, before).map(({ key, way, ground, repeated, unit }): Move => {
    const there = way === 'out' && before.size > 0 ? from : book.municipality;
    const who = key === 'FAMILY*' ? 'families' : 'minors';
    return { on, unit: transferred ? there : unit, who, way, repeated, ground };
  });
  return transferred ? [...own, ...transfers(book, before, [from, on])] : own;
}

/** @param facts a family's facts as recorded */
export function recount(facts: readonly Fact[]): Recounted {
  const book: Book = {
    ...{ municipality: '', runs: [], registered: new Map(), born: new Map(), ended: new Set(), noted: [] },
  };
  const days: DayEnd[] = [];
  const moves: Move[] = [];
  const ordered = effective(corrected(facts));
  let before = new Set<string>();
  let [from, transferred] = ['', false];
  for (const [n, fact] of ordered.entries()) {
    STEPS[fact.type]?.(book, fact);
    transferred ||= fact.type === 'transfer-accepted';
    const on = fact.occurredOn;
    if (ordered[n + 1]?.occurredOn === on) continue;
    moves.push(...dayMoves(book, before, { on, from, transferred }));
    book.noted.length = 0;
    before = new Set(book.registered.keys());
    [from, transferred] = [book.municipality, false];
    days.push(...dayEnd(book, on));
  }
  return { days, moves, hidden: isHidden(ordered, [...book.born.keys()]) };
}

/** The family at the end of a day; undefined before its first fact. */
export const endOf = ({ days }: Recounted, on: LocalDate): DayEnd | undefined => days.findLast((d) => d.on <= on);
export const minorsIn = (day: DayEnd | undefined): readonly string[] =>
  [...(day?.registered.keys() ?? [])].filter((key) => key !== 'FAMILY');
/** Full years on a day. */
export const ageOn = (born: LocalDate, on: LocalDate): number => {
  let years = 0;
  while (addMonths(born, (years + 1) * 12) <= on) years += 1;
  return years;
};
