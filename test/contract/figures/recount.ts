import { addMonths, type Fact, type LocalDate } from '@kurator/kernel';
import { effective } from '@kurator/family';
import { corrected } from './corrected';

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
export interface Curator {
  readonly agencyId: string;
  readonly officerId?: string;
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
}

type Data = Readonly<Record<string, unknown>>;
interface Run {
  open: boolean;
  /** In difficult life situation, and whether its programme was approved: a final refusal before that closes it. */
  tzhs: boolean;
  approved: boolean;
  since: LocalDate | null;
  level: string | null;
  specialist: string | null;
  curator: Curator | null;
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

function beginRun(book: Book, municipality: string): Run {
  const last = book.runs.at(-1);
  if (last?.open) return last;
  book.municipality = municipality;
  const run: Run = {
    open: true,
    tzhs: false,
    approved: false,
    since: null,
    level: null,
    specialist: null,
    curator: null,
  };
  book.runs.push(run);
  return run;
}
function describe(book: Book, data: Data): void {
  const persons = [...((data['persons'] as Data[] | undefined) ?? [])];
  for (const p of persons)
    if (typeof p['birthDate'] === 'string' && !book.born.has(p['personId'] as string))
      book.born.set(p['personId'] as string, p['birthDate']);
}
const lastRun = (book: Book) => book.runs.at(-1) as Run;
/** Accompaniment may outlive the run that it began in. */
const accompanied = (book: Book) => book.runs.findLast((run) => run.level !== null) ?? lastRun(book);

/** Subjects leave the register, each on its ground; with the last one the family does. */
function leave(book: Book, leaving: ReturnType<typeof subjectsIn>): void {
  for (const s of leaving) {
    book.registered.delete(keyOf(s));
    if (s.kind !== 'MINOR') continue;
    book.ended.add(keyOf(s));
    book.noted.push({
      key: keyOf(s),
      way: 'out',
      ground: s.ground as string,
      repeated: false,
      run: book.runs.length,
      unit: book.municipality,
    });
  }
  if (book.registered.size > 0) return;
  const leading = leaving.find((s) => s.kind === 'FAMILY') ?? leaving.at(-1);
  book.noted.push({
    key: 'FAMILY*',
    way: 'out',
    ground: leading?.ground ?? null,
    repeated: false,
    run: book.runs.length,
    unit: book.municipality,
  });
  book.ended.add('FAMILY');
  lastRun(book).open = false;
}

const STEPS: Readonly<Record<string, (book: Book, fact: Fact) => void>> = {
  reported: (book, { data }) => {
    const isNew = book.runs.at(-1)?.open !== true;
    const run = beginRun(book, data['municipality'] as string);
    if (isNew) run.tzhs = data['track'] === 'TZHS';
    describe(book, data);
  },
  'recognized-SOP': (book, { data, municipality, occurredOn }) => {
    const run = beginRun(book, municipality);
    run.tzhs = false;
    describe(book, data);
    if (run.since === null) {
      run.since = occurredOn;
      const repeated = book.ended.has('FAMILY');
      book.noted.push({
        key: 'FAMILY*',
        way: 'in',
        ground: null,
        repeated,
        run: book.runs.length,
        unit: book.municipality,
      });
    }
    for (const s of subjectsIn(data)) {
      book.registered.set(keyOf(s), s.grounds as string[]);
      const repeated = book.ended.has(keyOf(s));
      if (s.kind === 'MINOR')
        book.noted.push({
          key: keyOf(s),
          way: 'in',
          ground: null,
          repeated,
          run: book.runs.length,
          unit: book.municipality,
        });
    }
  },
  deregistered: (book, { data }) => leave(book, subjectsIn(data)),
  // An application opens the next run of a family that left (OKTYABRSKY 9.2).
  'application-registered': (book) => {
    const isNew = book.runs.at(-1)?.open !== true;
    const run = beginRun(book, book.municipality);
    if (isNew) run.tzhs = true;
  },
  // What was not confirmed goes on in the track behind it.
  'track-changed': (book, { data }) => {
    lastRun(book).tzhs = data['to'] === 'TZHS';
    if (data['to'] === 'TZHS') lastRun(book).open = true;
  },
  'referred-to-TZHS': (book) => void (lastRun(book).tzhs = true),
  'IPR-approved': (book) => void (lastRun(book).approved = true),
  'programme-rejected': (book, { data }) => {
    const run = lastRun(book);
    if (data['final'] === true && run.tzhs && !run.approved) run.open = false;
  },
  'post-accompaniment-ended': (book) => {
    if (lastRun(book).tzhs) lastRun(book).open = false;
  },
  'transfer-accepted': (book, { municipality }) => void (book.municipality = municipality),
  'resolution-annulled-by-court': (book, { data }) => {
    leave(
      book,
      subjectsIn(data).map((s) => ({ ...s, ground: 'MD-02' })),
    );
  },
  'case-closed-unconfirmed': (book) => void (lastRun(book).open = false),
  'recognition-declined': (book) => {
    if (book.registered.size === 0) lastRun(book).open = false;
  },
  'accompaniment-started': (book, { data }) => {
    lastRun(book).level = data['level'] as string;
    if (data['specialistId'] !== undefined) lastRun(book).specialist = data['specialistId'] as string;
  },
  'level-changed': (book, { data }) => void (accompanied(book).level = data['to'] as string),
  'accompaniment-ended': (book) => void (accompanied(book).level = null),
  'responsible-specialist-assigned': (book, { data }) =>
    void (lastRun(book).specialist = data['specialistId'] as string),
  'curator-assigned': (book, { data }) => void (lastRun(book).curator = data['curator'] as Curator),
  'curator-replaced': (book, { data }) => void (lastRun(book).curator = data['new'] as Curator),
  'person-details-recorded': (book, { data }) => {
    if (typeof data['birthDate'] === 'string') book.born.set(data['personId'] as string, data['birthDate']);
  },
};

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
    for (const { key, way, ground, repeated, unit } of settled(book, before)) {
      // On the day of a move, who was there before leaves the old unit and who comes enters the new one.
      const moved = way === 'out' && before.size > 0 ? from : book.municipality;
      const who = key === 'FAMILY*' ? 'families' : 'minors';
      moves.push({ on, unit: transferred ? moved : unit, who, way, repeated, ground });
    }
    if (transferred) moves.push(...transfers(book, before, [from, on]));
    book.noted.length = 0;
    before = new Set(book.registered.keys());
    [from, transferred] = [book.municipality, false];
    days.push(...dayEnd(book, on));
  }
  return { days, moves };
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
