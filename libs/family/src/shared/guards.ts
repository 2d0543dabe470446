import { reject, type Fact, type LocalDate, type Rejection } from '@kurator/kernel';
import { areApart } from '../merging/records';
import { isOfAge } from './age';
import { currentEpisode, type FamilyState, type Person, type SubjectState } from '../state';
import { resolutionKey, type Resolution, type Subject, type Votes } from './structures';

/** Runs guards in order and answers the first rejection. */
export function firstRejection(...checks: readonly (() => Rejection | null)[]): Rejection | null {
  for (const check of checks) {
    const rejection = check();
    if (rejection) return rejection;
  }
  return null;
}

/** The first rejection among the items of a list; the check gets each item's path, `subjects[1]`. */
export function firstOf<T>(
  items: readonly T[],
  path: string,
  check: (item: T, path: string) => Rejection | null,
): Rejection | null {
  for (const [index, item] of items.entries()) {
    const rejection = check(item, `${path}[${index}]`);
    if (rejection) return rejection;
  }
  return null;
}

export const knownPerson = (state: FamilyState, personId: string, path: string): Rejection | null =>
  state.persons[personId] ? null : reject('PERSON_UNKNOWN', { personId }, path);
export const knownPersons = (state: FamilyState, ids: readonly string[], path: string): Rejection | null =>
  firstOf(ids, path, (id, at) => knownPerson(state, id, at));

/** The named earlier event exists and is of a type that can be referred to here. */
export function refersTo({ referable }: FamilyState, eventId: string, type: string, path: string): Rejection | null {
  for (let one = referable; one; one = one.before) if (one.eventId === eventId && one.type === type) return null;
  return reject('WRONG_STATE', { needed: type }, path);
}

export const knownResolution = (
  state: FamilyState,
  resolution: Resolution,
  path = 'resolution.number',
): Rejection | null =>
  state.resolutions[resolutionKey(resolution)] === undefined
    ? reject('WRONG_STATE', { needed: 'resolution-adopted', number: resolution.number }, path)
    : null;

/** A shape that the field list alone cannot say: answered as any other bad field of the body. */
export const badField = (path: string): Rejection => ({ ...reject('VALIDATION_FAILED', {}, path), status: 400 });
/** `until` is not before `from`. */
export const inOrder = (from: LocalDate, until: LocalDate, path: string): Rejection | null =>
  until < from ? reject('TERM_REVERSED', { from, to: until }, path) : null;

/** for + against + abstained = present <= membersTotal (spec 3.5.4). */
export function votesConsistent(votes: Votes): Rejection | null {
  const cast = votes.for + votes.against + votes.abstained;
  return cast === votes.present && votes.present <= votes.membersTotal
    ? null
    : reject('VOTES_INCONSISTENT', { cast, present: votes.present, membersTotal: votes.membersTotal }, 'votes');
}

export const subjectKey = (subject: Subject): string =>
  subject.kind === 'FAMILY' ? 'FAMILY' : (subject.personId ?? '');

/** A subject that stands in the list twice: the second time it is no longer what the decision presupposes. */
export function namedTwice(subjects: readonly Subject[], code: string): Rejection | null {
  const keys = subjects.map(subjectKey);
  const again = keys.findIndex((key, i) => keys.indexOf(key) !== i);
  return again < 0 ? null : reject(code, { subject: keys[again] ?? '' }, `subjects[${again}]`);
}

export function subjectOf(state: FamilyState, subject: Subject): SubjectState | null {
  return currentEpisode(state)?.subjects[subjectKey(subject)] ?? null;
}

/** What a fact says about its subjects, and of which records of a merged family. */
type Speaking = Pick<Fact, 'records'>;
/** On the register, as far as the records go of which a fact speaks. */
function isHeld(state: FamilyState, subject: Subject, { records }: Speaking): boolean {
  const held = subjectOf(state, subject);
  return held?.state === 'SUBJECT_REGISTERED' && !areApart(held.records, records?.[subjectKey(subject)]);
}

export const subjectRegistered = (
  state: FamilyState,
  subject: Subject,
  { path, fact = {} }: { path: string; fact?: Speaking },
): Rejection | null =>
  isHeld(state, subject, fact) ? null : reject('SUBJECT_NOT_REGISTERED', { subject: subjectKey(subject) }, path);
export const subjectsRegistered = (
  state: FamilyState,
  subjects: readonly Subject[],
  fact: Speaking = {},
): Rejection | null => firstOf(subjects, 'subjects', (one, path) => subjectRegistered(state, one, { path, fact }));

export const noSubjectRegistered = (
  state: FamilyState,
  subjects: readonly Subject[],
  fact: Speaking = {},
): Rejection | null =>
  firstOf(subjects, 'subjects', (subject, path) =>
    isHeld(state, subject, fact) ? reject('SUBJECT_ALREADY_REGISTERED', { subject: subjectKey(subject) }, path) : null,
  );

/** Under 18 and alive on the day (spec C12). */
export function aMinor(person: Person, on: LocalDate, path: string): Rejection | null {
  if (person.diedOn !== null && person.diedOn <= on)
    return reject('NOT_A_MINOR', { personId: person.personId, on }, path);
  return isOfAge(person, on) ? reject('NOT_A_MINOR', { personId: person.personId, on }, path) : null;
}

/** Minors of the family on a day: alive, under 18. */
export const minorsOf = (state: FamilyState, on: LocalDate): readonly Person[] =>
  Object.values(state.persons).filter((p) => p.birthMonth !== null && aMinor(p, on, '') === null);
