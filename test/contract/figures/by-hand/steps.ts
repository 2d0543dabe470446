import { accompanied, current, inside, opened, type Book, type Case, type Subject } from './book';
import type { Told } from './history';

type Step = (book: Book, fact: Told) => void;
type Named = {
  readonly kind: string;
  readonly personId?: string;
  readonly grounds?: string[];
  readonly ground?: string;
};
type Person = { readonly personId: string; readonly birthMonth?: string };

const subjectsOf = ({ data }: Told): readonly Named[] => data['subjects'] as readonly Named[];
const keyOf = ({ kind, personId }: Named): string => (kind === 'FAMILY' ? 'FAMILY' : (personId as string));
const text = ({ data }: Told, name: string): string => data[name] as string;

function meet(book: Book, persons: unknown): void {
  for (const { personId, birthMonth } of (persons ?? []) as readonly Person[])
    if (!book.born.has(personId)) book.born.set(personId, birthMonth ?? null);
}

/** Stages of the difficult life situation, in front or behind the danger (spec 3.2). */
function advance(one: Case, to: string, ...from: readonly string[]): void {
  if (one.track === 'TZHS') one.main = from.includes(one.main) ? to : one.main;
  else if (one.behind !== null && from.includes(one.behind)) one.behind = to;
}
const STAGES = ['APPLIED', 'ASSESSED', 'APPROVED', 'REJECTED', 'ACCOMPANIED', 'ENDED', 'POST', 'CLOSED'];
const stepBack = (one: Case): void => void (one.behind = STAGES.includes(one.main) ? one.main : one.behind);

/** The accompaniment that goes on, which may have outlived its case (spec 5.1.5). */
const running = (book: Book): Case => accompanied(book).at(-1) as Case;
const endedLast = (book: Book): Case => book.cases.findLast((one) => one.accompanimentEnded) as Case;
const told = (book: Book, one: Case, ...keys: readonly string[]): void =>
  void book.told.push({ at: book.cases.indexOf(one), keys });

/** Entered twice and recognised twice: the second recognition is of whom the first one registered. */
function alsoEntered(before: Subject, by: readonly string[] | null): boolean {
  if (!before.in || before.by === null || by === null || by.some((entry) => before.by?.includes(entry))) return false;
  before.by = [...before.by, ...by];
  return true;
}

function enter(one: Case, named: Named, { on, entries }: Told): void {
  const [key, before] = [keyOf(named), one.subjects.get(keyOf(named))];
  const by = entries[key] ?? null;
  if (before && alsoEntered(before, by)) return;
  one.subjects.set(key, { in: true, grounds: named.grounds ?? [], since: on, left: before?.left ?? null, by });
}

function recognised(book: Book, fact: Told): void {
  const { data, on } = fact;
  const one = opened(book, fact.municipality, { main: 'OPEN', track: 'SOP' });
  meet(book, data['persons']);
  stepBack(one);
  for (const named of subjectsOf(fact)) enter(one, named, fact);
  Object.assign(one, {
    ...{ main: 'REGISTERED', track: 'SOP', since: one.since ?? on, agency: text(fact, 'responsibleAgencyId') },
    ...{ danger: data['dangerLevel'] ?? one.danger, categories: data['categories'] ?? one.categories },
  });
}

/** One of two entries was removed: the other one keeps the subject on the register. */
function stillEntered(subject: Subject, gone: readonly string[] | undefined): boolean {
  if (subject.by === null || gone === undefined) return false;
  subject.by = subject.by.filter((entry) => !gone.includes(entry));
  return subject.by.length > 0;
}

/** Who leaves; the last to leave ends the case, and the family's own ground leads (spec 8.2, ST-03a). */
function leave(book: Book, fact: Told, groundOf: (named: Named) => string, mode: string): void {
  const one = current(book);
  for (const named of subjectsOf(fact)) {
    const subject = one.subjects.get(keyOf(named));
    if (subject && stillEntered(subject, fact.entries[keyOf(named)])) continue;
    if (subject) Object.assign(subject, { in: false, left: { ground: groundOf(named), mode } });
  }
  if (inside(one).length > 0) return;
  const leading = subjectsOf(fact).find(({ kind }) => kind === 'FAMILY') ?? subjectsOf(fact).at(-1);
  one.exit = { ground: leading ? groundOf(leading) : '', mode };
  one.main = 'LEFT';
}

function trackChanged(book: Book, { data }: Told): void {
  const one = current(book);
  if (one.track === data['to']) return;
  if (data['reason'] === 'SOP_SIGNS') {
    stepBack(one);
    one.main = 'OPEN';
  } else {
    one.main = one.behind ?? one.main;
    one.behind = null;
  }
  one.track = data['to'] as string;
}

function accompanimentBegins(book: Book, fact: Told): void {
  const one = current(book);
  advance(one, 'ACCOMPANIED', 'APPLIED', 'ASSESSED', 'APPROVED', 'ENDED', 'POST');
  one.level = text(fact, 'level');
  one.accompanimentEnded = false;
  told(book, one, 'ST-10');
}
const LINES: Readonly<Record<string, string>> = {
  ...{ 'BASE>CRISIS': 'ST-12', 'CRISIS>BASE': 'ST-13', 'ADAPTATION>CRISIS': 'ST-14', 'ADAPTATION>BASE': 'ST-15' },
};
function levelMoves(book: Book, fact: Told): void {
  const one = running(book);
  const pair = `${one.level}>${text(fact, 'to')}`;
  one.level = text(fact, 'to');
  told(book, one, 'ST-11', LINES[pair] ?? `ST-17|${pair}`);
}
function accompanimentEnds(book: Book, { data }: Told): void {
  const one = running(book);
  advance(one, 'ENDED', 'ACCOMPANIED');
  one.level = null;
  one.accompanimentEnded = true;
  told(book, one, 'ST-16', ...(data['positiveResult'] === true ? ['ST-46'] : []));
}

const COURT = 'MD-02';
/** What each fact means for the figures; all others mean nothing. */
export const STEPS: Readonly<Record<string, Step>> = {
  reported: (book, fact) => {
    const main = fact.data['track'] === 'TZHS' ? 'APPLIED' : 'OPEN';
    opened(book, text(fact, 'municipality'), { main, track: text(fact, 'track') });
    meet(book, fact.data['persons']);
  },
  'recognized-SOP': recognised,
  deregistered: (book, fact) => leave(book, fact, ({ ground }) => ground as string, text(fact, 'mode')),
  'resolution-annulled-by-court': (book, fact) => leave(book, fact, () => COURT, 'PLAIN'),
  'case-closed-unconfirmed': (book) => void (current(book).main = 'LEFT'),
  'recognition-declined': (book) => {
    if (current(book).main !== 'REGISTERED') current(book).main = 'LEFT';
  },
  'referred-to-TZHS': (book) => {
    const one = current(book);
    if (one.track !== 'TZHS') Object.assign(one, { main: one.behind ?? 'APPLIED', behind: null });
  },
  'track-changed': trackChanged,
  'danger-level-assessed': (book, fact) => void (current(book).danger = text(fact, 'level')),
  'conclusion-issued': (book, fact) => void (current(book).danger = text(fact, 'dangerLevel')),
  'application-registered': (book) =>
    advance(opened(book, book.place, { main: 'APPLIED', track: 'TZHS' }), 'APPLIED', 'ENDED', 'POST'),
  'need-determined': (book) => advance(current(book), 'ASSESSED', 'APPLIED'),
  'IPR-approved': (book) => advance(current(book), 'APPROVED', 'APPLIED', 'ASSESSED'),
  'programme-rejected': (book, { data }) => {
    if (data['final'] === true) advance(current(book), 'REJECTED', 'APPLIED', 'ASSESSED');
  },
  'accompaniment-started': accompanimentBegins,
  'level-changed': levelMoves,
  'accompaniment-ended': accompanimentEnds,
  'post-accompaniment-started': (book) => advance(endedLast(book), 'POST', 'ENDED'),
  'post-accompaniment-ended': (book) => advance(endedLast(book), 'CLOSED', 'POST'),
  'transfer-initiated': (book, fact) => void (book.transferTo = text(fact, 'toMunicipality')),
  'transfer-declined': (book) => void (book.transferTo = null),
  'transfer-accepted': (book) => {
    book.place = book.transferTo ?? book.place;
    book.transferTo = null;
  },
  'person-details-recorded': (book, { data }) => {
    const { personId, birthMonth } = data as Person;
    if (birthMonth !== undefined && book.born.has(personId)) book.born.set(personId, birthMonth);
  },
  'family-composition-changed': (book, { data }) => {
    if (data['role'] !== undefined) meet(book, [data]);
  },
};
