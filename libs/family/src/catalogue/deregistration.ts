import {
  bool,
  code,
  int,
  list,
  object,
  oneOf,
  opt,
  ref,
  reject,
  text,
  uuid,
  type LocalDate,
  type Rejection,
} from '@kurator/kernel';
import { firstOf, firstRejection, namedTwice, refersTo, subjectsRegistered } from '../shared/guards';
import { mayBeOfAge } from '../shared/age';
import { resolution } from '../shared/structures';
import { currentEpisode, type FamilyState, type SubjectState } from '../state';
import { event } from './declare';

export const leavingSubject = object({
  kind: oneOf('FAMILY', 'MINOR'),
  personId: opt(uuid()),
  ground: code('deregistrationGrounds'),
  groundText: opt(text(1000)),
});
type Leaving = NonNullable<(typeof leavingSubject)['_type']>;

const ofAge = (state: FamilyState, personId: string | undefined, on: LocalDate): boolean => {
  const person = personId === undefined ? undefined : state.persons[personId];
  return person !== undefined && mayBeOfAge(person, on);
};

/**
 * FD-01: the minor for whom the family was recognised turned 18. Nobody who is still registered is younger, and a minor
 * of this registration (perhaps gone on MD-01 before) did reach 18: a family registered alone has no such minor.
 */
function minorsTurned18(state: FamilyState, on: LocalDate): boolean {
  const minors = Object.values(currentEpisode(state)?.subjects ?? {}).filter((s) => s.kind === 'MINOR');
  const grown = (s: SubjectState) => ofAge(state, s.personId ?? '', on);
  return minors.filter((s) => s.state === 'SUBJECT_REGISTERED').every(grown) && minors.some(grown);
}

/** FD-02: minors who live in the family on the day and cannot have reached 18 yet. */
const minorsLeft = (state: FamilyState, on: LocalDate): number =>
  Object.values(state.persons).filter(
    (p) => p.birthMonth !== null && !(p.diedOn !== null && p.diedOn <= on) && !mayBeOfAge(p, on),
  ).length;

/** Grounds that speak of majority hold only once 18 is reached, FD-02 only when no minor remains (spec C33, CG-17). */
function groundHolds(state: FamilyState, subject: Leaving, on: LocalDate, path: string): Rejection | null {
  const at = `${path}.ground`;
  switch (subject.ground) {
    case 'MD-01':
      return ofAge(state, subject.personId, on) ? null : reject('NOT_YET_18', { on }, at);
    case 'FD-01':
      return minorsTurned18(state, on) ? null : reject('NOT_YET_18', { on }, at);
    case 'FD-02': {
      const remaining = minorsLeft(state, on);
      return remaining === 0 ? null : reject('MINOR_REMAINS', { remaining, on }, at);
    }
    default:
      return null;
  }
}

/** MD grounds are a minor's, FD grounds a family's (spec 6.4). */
const groundFits = (subject: Leaving, path: string): Rejection | null =>
  subject.ground.startsWith(subject.kind === 'FAMILY' ? 'FD-' : 'MD-')
    ? null
    : { ...reject('VALIDATION_FAILED', {}, `${path}.ground`), status: 400 };

export const deregistered = event({
  name: 'deregistered',
  group: 'J',
  title: { ru: 'Снятие с учёта', en: 'Removed from the register' },
  source: 'MARIEL 6.1–6.5; KOCHKI 3.6, 6.4; IRKUTSK 44, 49; BORODINO 3.1',
  fields: {
    resolution,
    subjects: list(leavingSubject, 1, 50),
    mode: oneOf('PLAIN', 'WITH_PATRONAGE', 'TO_PREVENTIVE_REGISTER'),
    patronageAgencyId: opt(ref()),
    outcome: opt(code('outcomes')),
    positiveResult: bool(),
    basisEventId: opt(uuid()),
    remainingSubjects: int(0, 50),
  },
  possible: (state, { data, occurredOn, ...fact }) =>
    firstRejection(
      () => namedTwice(data.subjects, 'SUBJECT_NOT_REGISTERED'),
      () => firstOf(data.subjects, 'subjects', (s, path) => groundFits(s, path)),
      () => subjectsRegistered(state, data.subjects, fact),
      () => firstOf(data.subjects, 'subjects', (s, path) => groundHolds(state, s, occurredOn, path)),
      () =>
        data.basisEventId === undefined
          ? null
          : refersTo(state, data.basisEventId, 'deregistration-proposed', 'basisEventId'),
    ),
});
