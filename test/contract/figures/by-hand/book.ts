import type { LocalDate } from '@kurator/kernel';

/** One subject of a case: the family itself (`FAMILY`) or a minor, by id. */
export interface Subject {
  in: boolean;
  grounds: readonly string[];
  since: LocalDate;
  /** A registration of this case ended: how the last one did. */
  left: Left | null;
  /** Entries of a family that was entered twice by which it is registered; null: all of them. */
  by: readonly string[] | null;
}
export interface Left {
  readonly ground: string;
  readonly mode: string;
}
/** One case: from a report or recognition to the end of the registration. */
export interface Case {
  /** Where the case stands, as far as it decides whether a new report opens another one. */
  main: string;
  track: string;
  /** The stage of a difficult life situation while the danger is in front. */
  behind: string | null;
  readonly subjects: Map<string, Subject>;
  since: LocalDate | null;
  exit: Left | null;
  danger: string | null;
  categories: readonly string[];
  agency: string | null;
  level: string | null;
  accompanimentEnded: boolean;
}
/** What the recount knows of a family at some time. Its own reading of spec 3.2 and 8.1, kept as small as they allow. */
export interface Book {
  place: string;
  transferTo: string | null;
  readonly cases: Case[];
  /** Month of birth of everybody whom the family knows; null where none was given. */
  readonly born: Map<string, string | null>;
  /** Accompaniment facts of the day: in which case, under which lines. */
  told: { readonly at: number; readonly keys: readonly string[] }[];
}
/** The book as it stood at the end of a day. */
export interface DayEnd {
  readonly on: LocalDate;
  readonly book: Book;
}

export const emptyBook = (): Book => ({ place: '', transferTo: null, cases: [], born: new Map(), told: [] });

const OVER = ['LEFT', 'CLOSED', 'REJECTED'];
export const isOpen = (one: Case | undefined): one is Case => one !== undefined && !OVER.includes(one.main);
export const current = ({ cases }: Book): Case => cases.at(-1) as Case;

/** The case that is open, or a new one. */
export function opened(book: Book, place: string, begin: Pick<Case, 'main' | 'track'>): Case {
  const last = book.cases.at(-1);
  if (isOpen(last)) return last;
  book.place = place;
  const fresh: Case = {
    ...{ ...begin, behind: null, subjects: new Map<string, Subject>(), since: null, exit: null, danger: null },
    ...{ categories: [], agency: null, level: null, accompanimentEnded: false },
  };
  book.cases.push(fresh);
  return fresh;
}

export const onRegister = (one: Case | undefined): boolean => inside(one).length > 0;
/** The subjects of a case that are registered. */
export const inside = (one: Case | undefined): readonly (readonly [string, Subject])[] =>
  [...(one?.subjects ?? [])].filter(([, subject]) => subject.in);
export const minorsInside = (one: Case | undefined): readonly string[] =>
  inside(one).flatMap(([key]) => (key === 'FAMILY' ? [] : [key]));
export const accompanied = ({ cases }: Book): readonly Case[] => cases.filter(({ level }) => level !== null);
