import {
  bool,
  code,
  date,
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
import {
  aMinor,
  firstOf,
  firstRejection,
  knownPerson,
  namedTwice,
  noSubjectRegistered,
  subjectKey,
} from '../shared/guards';
import { address, curator, groupMember, resolution, storedPersonFields, subject } from '../shared/structures';
import { currentEpisode, isClosed, isRegistered, type FamilyState } from '../state';
import { event, needsEpisode } from './declare';
import { newPersonsDescribed } from './intake';

export const recognisedSubject = object({
  kind: oneOf('FAMILY', 'MINOR'),
  personId: opt(uuid()),
  grounds: list(code('recognitionGrounds'), 0, 20),
  groundText: opt(text(1000)),
});
type Recognised = NonNullable<(typeof recognisedSubject)['_type']>;

const recognisedEvent = event({
  name: 'recognized-SOP',
  group: 'D',
  title: {
    ru: 'Признание находящимися в социально опасном положении',
    en: 'Recognised as being in a socially dangerous position',
  },
  source: 'KOCHKI 5.3; MARIEL 5.2–5.3; IRKUTSK 43–44; BORODINO 2.1 (3)',
  fields: {
    resolution,
    subjects: list(recognisedSubject, 1, 50),
    dangerLevel: opt(code('dangerLevels')),
    categories: opt(list(code('familyCategories'), 0, 15)),
    preventiveWorkOrdered: bool(),
    workTermFrom: date(),
    workTermTo: opt(date()),
    responsibleAgencyId: ref(),
    curator: opt(curator),
    workingGroup: opt(list(groupMember, 0, 50)),
    firstReviewOn: opt(date()),
    initialLevel: opt(code('levels')),
    persons: opt(list(object(storedPersonFields), 0, 50)),
    addresses: opt(list(address, 0, 10)),
    /** Minors whose registration in another family of the region had ended before, with its last day (CG-58). */
    registeredElsewhere: opt(list(object({ personId: uuid(), until: date() }), 1, 50)),
  },
});

/** The persons that this fact itself describes count as known: it may open the family. */
export function withDescribed(state: FamilyState, persons: readonly NewPerson[] | undefined): FamilyState {
  if (!persons?.length) return state;
  const described = persons.map((p) => [p.personId, state.persons[p.personId] ?? personOf(p)] as const);
  return { ...state, persons: { ...state.persons, ...Object.fromEntries(described) } };
}
type NewPerson = NonNullable<ReturnType<typeof object<typeof storedPersonFields>>['_type']>;
export const personOf = (p: NewPerson) => ({
  personId: p.personId,
  role: p.role,
  name: p.name,
  birthDate: p.birthDate,
  birthMonth: p.birthMonth ?? null,
  diedOn: null,
  destroyedOn: null,
});

/** FG grounds are a family's (spec 6.1), MG grounds a minor's (6.2). */
function recognisable(state: FamilyState, subject: Recognised, on: LocalDate, path: string): Rejection | null {
  if (subject.grounds.length === 0) return reject('NO_GROUND', { subject: subjectKey(subject) }, `${path}.grounds`);
  const foreign = subject.grounds.findIndex((g) => !g.startsWith(subject.kind === 'FAMILY' ? 'FG-' : 'MG-'));
  if (foreign >= 0) return { ...reject('VALIDATION_FAILED', {}, `${path}.grounds[${foreign}]`), status: 400 };
  if (subject.kind === 'FAMILY') return null;
  const personId = subject.personId ?? '';
  const person = state.persons[personId];
  return person ? aMinor(person, on, `${path}.personId`) : knownPerson(state, personId, `${path}.personId`);
}

export const recognizedSop: typeof recognisedEvent = {
  ...recognisedEvent,
  possible: (state, { data, occurredOn, ...fact }) => {
    const known = withDescribed(state, data.persons);
    return firstRejection(
      () => (data.persons?.length ? newPersonsDescribed(state, data.persons) : needsEpisode(state)),
      () => namedTwice(data.subjects, 'SUBJECT_ALREADY_REGISTERED'),
      () => noSubjectRegistered(state, data.subjects, fact),
      () => firstOf(data.subjects, 'subjects', (s, path) => recognisable(known, s, occurredOn, path)),
    );
  },
};

const notRegistered = (state: FamilyState, subjects: readonly { kind: 'FAMILY' | 'MINOR'; personId?: string }[]) =>
  noSubjectRegistered(state, subjects) ??
  (currentEpisode(state) && isClosed(currentEpisode(state) as never)
    ? reject('WRONG_STATE', { needed: 'open episode' })
    : null);

export const recognitionDeclined = event({
  name: 'recognition-declined',
  group: 'D',
  title: { ru: 'В признании отказано', en: 'Recognition was declined' },
  source: 'MARIEL 2.1',
  fields: {
    resolution,
    subjects: list(subject, 1, 50),
    reason: text(),
    followUp: oneOf('NONE', 'TZHS', 'PREVENTIVE_REGISTER', 'OTHER'),
  },
  possible: (state, { data }) => notRegistered(state, data.subjects),
});

export const referredToTzhs = event({
  name: 'referred-to-TZHS',
  group: 'D',
  title: { ru: 'Направление на сопровождение при ТЖС', en: 'Referred to difficult-life-situation support' },
  source: 'Proposal; IRKUTSK 25',
  fields: { resolution: opt(resolution), toInstitutionId: ref(), reason: text() },
  possible: (state) =>
    isRegistered(state)
      ? reject('SUBJECT_ALREADY_REGISTERED', { subject: 'FAMILY' })
      : notRegistered(state, [{ kind: 'FAMILY' }]),
});

export const trackChanged = event({
  name: 'track-changed',
  group: 'D',
  title: { ru: 'Изменён режим работы с семьёй', en: 'The track changed' },
  source: 'Proposal',
  fields: {
    from: oneOf('SOP', 'TZHS'),
    to: oneOf('SOP', 'TZHS'),
    reason: oneOf('REFERRED', 'SOP_SIGNS', 'SOP_NOT_CONFIRMED'),
  },
});
