import { personOf, withDescribed } from '../catalogue/recognition';
import type { Address } from '../shared/structures';
import { NO_MONITORING, NO_TZHS, openEpisode, type Episode, type FamilyState } from '../state';
import { advance, referable, withEpisode, type Step } from './step';

type Opening = Pick<Episode, 'track' | 'openedOn' | 'main'>;

/** A fresh episode after those that ended; `repeat` asks for an earlier registration that ended (CG-58). */
export function openNext(state: FamilyState, opening: Opening): FamilyState {
  const episode: Episode = {
    ...opening,
    number: state.episodes.length + 1,
    subjects: {},
    registeredOn: null,
    exit: null,
    repeat: state.episodes.some((e) => e.exit !== null),
    elsewhereUntil: null,
    threat: false,
    surveyed: false,
    concluded: false,
    categories: [],
    responsibleAgencyId: null,
    dangerLevel: null,
    curator: null,
    group: false,
    specialist: null,
    level: null,
    levelMoves: [],
    levelEnded: false,
    accompaniedFrom: null,
    post: null,
    collecting: false,
    programme: null,
    nextProgramme: null,
    bank: null,
    nextReviewOn: null,
    reviewHeld: false,
    proposed: false,
    workTermTo: null,
    monitoring: NO_MONITORING,
    tzhs: NO_TZHS,
  };
  return { ...state, episodes: [...state.episodes, episode], transfer: null, offered: [] };
}

type Described = Parameters<typeof personOf>[0];
/** Adds the persons that a fact describes and gives known ones the role it names. */
export function meet(state: FamilyState, persons: readonly Described[] | undefined): FamilyState {
  if (!persons?.length) return state;
  const known = withDescribed(state, persons);
  const roles = persons.map(
    (p) => [p.personId, { ...(known.persons[p.personId] ?? personOf(p)), role: p.role }] as const,
  );
  return { ...known, persons: { ...known.persons, ...Object.fromEntries(roles) } };
}

/** A newer address of a kind takes the place of the older one. */
export function addressed(state: FamilyState, addresses: readonly Address[] | undefined): FamilyState {
  if (!addresses?.length) return state;
  const kinds = addresses.map((a) => a.kind);
  return { ...state, addresses: [...state.addresses.filter((a) => !kinds.includes(a.kind)), ...addresses] };
}

export const reported: Step<'reported'> = (state, fact) => {
  const { data } = fact;
  const met = addressed(meet(referable(state, fact), data.persons), data.addresses);
  const open = openEpisode(state)
    ? met
    : openNext(
        { ...met, municipality: data.municipality },
        { track: data.track, openedOn: fact.occurredOn, main: data.track === 'SOP' ? 'REPORTED' : 'TZHS_APPLIED' },
      );
  return data.threatToLife ? withEpisode(open, () => ({ threat: true })) : open;
};

const investigating = advance('UNDER_VERIFICATION', 'REPORTED');
export const verificationBegan: Step<'survey-ordered'> = (state) =>
  withEpisode(state, (e) => ({ main: investigating(e) }));
export const materialsRequested: Step<'materials-requested'> = (state, fact) =>
  withEpisode(referable(state, fact), (e) => ({ main: investigating(e) }));

const afterSurvey = advance('SURVEYED', 'REPORTED', 'UNDER_VERIFICATION');
export const surveyed: Step<'surveyed'> = (state, { data }) =>
  withEpisode(state, (e) => ({ main: afterSurvey(e), surveyed: true, threat: e.threat || data.threatToLife }));

const awaiting = advance('AWAITING_DECISION', 'REPORTED', 'UNDER_VERIFICATION', 'SURVEYED');
export const sessionScheduled: Step<'session-scheduled'> = (state, { data }) =>
  data.questionKind === 'RECOGNITION' ? withEpisode(state, (e) => ({ main: awaiting(e) })) : state;
export const concluded: Step<'conclusion-issued'> = (state, { data }) =>
  withEpisode(state, (e) => ({ main: awaiting(e), concluded: true, dangerLevel: data.dangerLevel }));
export const dangerAssessed: Step<'danger-level-assessed'> = (state, { data }) =>
  withEpisode(state, () => ({ dangerLevel: data.level }));
export const notConfirmed: Step<'case-closed-unconfirmed'> = (state) =>
  withEpisode(state, () => ({ main: 'NOT_CONFIRMED' }));

type Asked = {
  readonly eventId: string;
  readonly data: { readonly subjectPersonId: string; readonly purpose: string };
};
const asked =
  (answer: 'GIVEN' | 'REFUSED') =>
  (state: FamilyState, { eventId, data }: Asked): FamilyState => ({
    ...state,
    consents: [
      ...state.consents,
      { eventId, subjectPersonId: data.subjectPersonId, purpose: data.purpose, state: answer },
    ],
  });
export const consentGiven: Step<'consent-given'> = asked('GIVEN');
export const consentRefused: Step<'consent-refused'> = asked('REFUSED');
export const consentWithdrawn: Step<'consent-withdrawn'> = (state, fact) => ({
  ...referable(state, fact),
  consents: state.consents.map((c) => (c.eventId === fact.data.consentEventId ? { ...c, state: 'WITHDRAWN' } : c)),
});

export const personDetailsRecorded: Step<'person-details-recorded'> = (state, { data }) => {
  const person = state.persons[data.personId];
  if (!person) return state;
  const changed = {
    ...person,
    role: data.role ?? person.role,
    name: data.name ?? person.name,
    birthDate: data.birthDate ?? person.birthDate,
    birthMonth: data.birthMonth ?? person.birthMonth,
    diedOn: data.diedOn ?? person.diedOn,
  };
  return { ...state, persons: { ...state.persons, [data.personId]: changed } };
};

export const dataDestroyed: Step<'personal-data-destroyed'> = (state, { data, occurredOn }) => {
  const gone = data.persons.flatMap((id) => state.persons[id] ?? []);
  const marked = gone.map((person) => [person.personId, { ...person, destroyedOn: occurredOn }] as const);
  return { ...state, persons: { ...state.persons, ...Object.fromEntries(marked) } };
};
