import { monthEnd, type Fact, type LocalDate } from '@kurator/kernel';

/** What the recount notes of each fact: its own reading, without the family's fold. */
export interface Curator {
  readonly agencyId: string;
  readonly officerId?: string;
}

type Data = Readonly<Record<string, unknown>>;
export interface Run {
  open: boolean;
  /** In difficult life situation, and whether its programme was approved: a final refusal before that closes it. */
  tzhs: boolean;
  approved: boolean;
  since: LocalDate | null;
  level: string | null;
  specialist: string | null;
  curator: Curator | null;
}
export interface Book {
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

export const STEPS: Readonly<Record<string, (book: Book, fact: Fact) => void>> = {
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
    const born = bornIn(data);
    if (born !== null) book.born.set(data['personId'] as string, born);
  },
};
