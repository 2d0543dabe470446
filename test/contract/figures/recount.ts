import { monthEnd, type Fact, type LocalDate } from '@kurator/kernel';
import { effective } from '@kurator/family';
import { corrected } from './corrected';
import { isHidden } from './hidden';
import { movedOn, type Move } from './recount-moves';
import { endSituation, isWatched, newSituation, SITUATIONS, type Situation } from './recount-tzhs';
import { agenciesAtWork, newWork, WORK, type Work } from './recount-work';

export { ageOn, type Move } from './recount-moves';

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
  /** Only watched any more, in post-accompaniment or patronage. */
  readonly watched: boolean;
  /** Who works with the family. */
  readonly agencies: ReadonlySet<string>;
}
export interface Curator {
  readonly agencyId: string;
  readonly officerId?: string;
}
export interface Recounted {
  readonly days: readonly DayEnd[];
  readonly moves: readonly Move[];
  /** Nobody's data are left, or the bank's record is blocked in the TZhS track: no list shows it, every figure counts. */
  readonly hidden: boolean;
}

type Data = Readonly<Record<string, unknown>>;
interface Run {
  open: boolean;
  since: LocalDate | null;
  level: string | null;
  specialist: string | null;
  curator: Curator | null;
  readonly situation: Situation;
  readonly work: Work;
}
interface Book {
  municipality: string;
  readonly runs: Run[];
  readonly registered: Map<string, readonly string[]>;
  readonly born: Map<string, LocalDate>;
  /** Minors, and FAMILY for the family as a whole, whose registration ended on an earlier occasion. */
  readonly ended: Set<string>;
  readonly noted: {
    key: string;
    way: 'in' | 'out';
    ground: string | null;
    repeated: boolean;
    run: number;
    unit: string;
  }[];
}

const subjectsIn = (data: Data) =>
  data['subjects'] as readonly { kind: string; personId?: string; grounds?: string[]; ground?: string }[];
const keyOf = (s: { kind: string; personId?: string }) => (s.kind === 'FAMILY' ? 'FAMILY' : (s.personId as string));

function beginRun(book: Book, municipality: string, front: Situation['front'] = 'SOP'): Run {
  const last = book.runs.at(-1);
  if (last?.open) return last;
  book.municipality = municipality;
  const empty = { since: null, level: null, specialist: null, curator: null };
  const run: Run = { open: true, ...empty, situation: newSituation(front), work: newWork() };
  book.runs.push(run);
  return run;
}
/** The day of birth; of an erased one only the month is left, whose end decides like the day at every month's end. */
const bornIn = ({ birthDate, birthMonth }: Data): LocalDate | null => {
  if (typeof birthDate === 'string') return birthDate;
  return typeof birthMonth === 'string' ? monthEnd(birthMonth) : null;
};
function describe(book: Book, data: Data): void {
  const persons = [...((data['persons'] as Data[] | undefined) ?? [])];
  for (const p of persons) {
    const born = bornIn(p);
    if (born !== null && !book.born.has(p['personId'] as string)) book.born.set(p['personId'] as string, born);
  }
}
const lastRun = (book: Book) => book.runs.at(-1) as Run;
/** Accompaniment may outlive the run that it began in. */
const accompanied = (book: Book) => book.runs.findLast((run) => run.level !== null) ?? lastRun(book);

const note = (book: Book, what: Omit<Book['noted'][number], 'run' | 'unit'>): void =>
  void book.noted.push({ ...what, run: book.runs.length, unit: book.municipality });

/** Subjects leave the register, each on its ground; with the last one the family does. */
function leave(book: Book, leaving: ReturnType<typeof subjectsIn>): void {
  for (const s of leaving) {
    book.registered.delete(keyOf(s));
    if (s.kind !== 'MINOR') continue;
    book.ended.add(keyOf(s));
    note(book, { key: keyOf(s), way: 'out', ground: s.ground as string, repeated: false });
  }
  if (book.registered.size > 0) return;
  const leading = leaving.find((s) => s.kind === 'FAMILY') ?? leaving.at(-1);
  note(book, { key: 'FAMILY*', way: 'out', ground: leading?.ground ?? null, repeated: false });
  book.ended.add('FAMILY');
  lastRun(book).open = false;
}

const STEPS: Readonly<Record<string, (book: Book, fact: Fact) => void>> = {
  reported: (book, { data }) => {
    beginRun(book, data['municipality'] as string, data['track'] as Situation['front']);
    describe(book, data);
  },
  'recognized-SOP': (book, { data, municipality, occurredOn }) => {
    const run = beginRun(book, municipality);
    describe(book, data);
    if (run.since === null) {
      run.since = occurredOn;
      const repeated = book.ended.has('FAMILY');
      note(book, { key: 'FAMILY*', way: 'in', ground: null, repeated });
    }
    for (const s of subjectsIn(data)) {
      book.registered.set(keyOf(s), s.grounds as string[]);
      const repeated = book.ended.has(keyOf(s));
      if (s.kind === 'MINOR') note(book, { key: keyOf(s), way: 'in', ground: null, repeated });
    }
  },
  deregistered: (book, { data }) => {
    leave(book, subjectsIn(data));
  },
  'transfer-accepted': (book, { municipality }) => void (book.municipality = municipality),
  'resolution-annulled-by-court': (book, { data }) => {
    const subjects = subjectsIn(data);
    leave(
      book,
      subjects.map((s) => ({ ...s, ground: 'MD-02' })),
    );
  },
  // An application of a family that left opens its next run where the family is.
  'application-registered': (book) => void beginRun(book, book.municipality, 'TZHS'),
  'case-closed-unconfirmed': (book) => void (lastRun(book).open = false),
  'recognition-declined': (book) => {
    if (book.registered.size === 0) lastRun(book).open = false;
  },
  'accompaniment-started': (book, { data }) => {
    lastRun(book).level = data['level'] as string;
    if (data['specialistId'] !== undefined) lastRun(book).specialist = data['specialistId'] as string;
  },
  'level-changed': (book, { data }) => void (accompanied(book).level = data['to'] as string),
  'accompaniment-ended': (book) => {
    const run = accompanied(book);
    run.level = null;
    endSituation(run);
  },
  'responsible-specialist-assigned': (book, { data }) =>
    void (lastRun(book).specialist = data['specialistId'] as string),
  'curator-assigned': (book, { data }) => void (lastRun(book).curator = data['curator'] as Curator),
  'curator-replaced': (book, { data }) => void (lastRun(book).curator = data['new'] as Curator),
  'person-details-recorded': (book, { data }) => {
    const born = bornIn(data);
    if (born !== null) book.born.set(data['personId'] as string, born);
  },
};

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
      ...{ watched: isWatched(book.runs), agencies: agenciesAtWork(book.runs) },
    },
  ];
}

function take(book: Book, fact: Fact): void {
  STEPS[fact.type]?.(book, fact);
  const run = book.runs.at(-1);
  if (run) SITUATIONS[fact.type]?.(run, fact, book.runs);
  if (run) WORK[fact.type]?.(run, fact);
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
    take(book, fact);
    transferred ||= fact.type === 'transfer-accepted';
    const on = fact.occurredOn;
    if (ordered[n + 1]?.occurredOn === on) continue;
    const own = settled(book, before).map(({ key, way, ground, repeated, unit }): Move => {
      const who = key === 'FAMILY*' ? 'families' : 'minors';
      return { on, unit, who, way, repeated, ground };
    });
    const day = { on, from, to: book.municipality, before, registered: book.registered };
    moves.push(...(transferred ? movedOn(day, own) : own));
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
