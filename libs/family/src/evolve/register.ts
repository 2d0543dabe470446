import type { LocalDate } from '@kurator/kernel';
import { areApart, together, without, type Records } from '../merging/records';
import { subjectKey } from '../shared/guards';
import { resolutionKey } from '../shared/structures';
import { openEpisode, type Episode, type FamilyState, type MainState, type SubjectState } from '../state';
import { addressed, meet, openNext } from './intake';
import { behindSop, referable, withEpisode, type FactNamed, type Step } from './step';

export const resolutionAdopted: Step<'resolution-adopted'> = (state, { data }) => {
  const { for: pro, present } = data.votes;
  const held = { adopted: data.outcome === 'ADOPTED', for: pro, present };
  return { ...state, resolutions: { ...state.resolutions, [resolutionKey(data.resolution)]: held } };
};

/** A subject that another record of the family has on the register already: it stays as it is, held by both. */
function heldByOther(before: SubjectState | undefined, records: Records): SubjectState | null {
  if (before?.state !== 'SUBJECT_REGISTERED' || !areApart(before.records, records)) return null;
  const { records: held, ...rest } = before;
  return { ...rest, ...recorded(together(held, records)) };
}
const recorded = (records: Records) => (records === undefined ? {} : { records });

function registered(fact: FactNamed<'recognized-SOP'>, before: Episode['subjects']): Record<string, SubjectState> {
  const elsewhere = new Map(fact.data.registeredElsewhere?.map(({ personId, until }) => [personId, until]));
  return Object.fromEntries(
    fact.data.subjects.map((s) => [
      subjectKey(s),
      heldByOther(before[subjectKey(s)], fact.records?.[subjectKey(s)]) ?? {
        kind: s.kind,
        personId: s.kind === 'MINOR' ? (s.personId ?? null) : null,
        state: 'SUBJECT_REGISTERED' as const,
        grounds: s.grounds,
        resolution: resolutionKey(fact.data.resolution),
        registeredOn: fact.occurredOn,
        deregisteredOn: null,
        elsewhereUntil: elsewhere.get(s.personId ?? '') ?? null,
        ground: null,
        mode: null,
        ...recorded(fact.records?.[subjectKey(s)]),
      },
    ]),
  );
}

/** A recognition may open an episode, or even the family, without a report (architecture section 2). */
const opened = (state: FamilyState, fact: FactNamed<'recognized-SOP'>): FamilyState =>
  openEpisode(state)
    ? state
    : openNext(
        { ...state, municipality: fact.municipality },
        { track: 'SOP', openedOn: fact.occurredOn, main: 'AWAITING_DECISION' },
      );

/** The family comes onto the register again when one of its minors was on it in another family before (CG-58). */
function comingAgain({ registeredOn, repeat }: Episode, { data }: FactNamed<'recognized-SOP'>): Partial<Episode> {
  const untils = data.registeredElsewhere?.map(({ until }) => until).sort() ?? [];
  const last = untils.at(-1) ?? null;
  return registeredOn === null ? { repeat: repeat || last !== null, elsewhereUntil: last } : {};
}

/** A later recognition replaces only what it names. */
const newer = <T>(named: T | undefined, before: T): T => named ?? before;

export const recognizedSop: Step<'recognized-SOP'> = (state, fact) => {
  const { data } = fact;
  const met = addressed(meet(opened(state, fact), data.persons), data.addresses);
  return withEpisode(met, (e) => ({
    main: 'REGISTERED',
    track: 'SOP',
    tzhs: behindSop(e),
    ...comingAgain(e, fact),
    subjects: { ...e.subjects, ...registered(fact, e.subjects) },
    registeredOn: e.registeredOn ?? fact.occurredOn,
    exit: null,
    categories: newer(data.categories, e.categories),
    dangerLevel: newer(data.dangerLevel, e.dangerLevel),
    responsibleAgencyId: data.responsibleAgencyId,
    group: e.group || (data.workingGroup?.length ?? 0) > 0,
    nextReviewOn: newer(data.firstReviewOn, e.nextReviewOn),
    workTermTo: newer(data.workTermTo, e.workTermTo),
  }));
};

export const recognitionDeclined: Step<'recognition-declined'> = (state) =>
  withEpisode(state, (e) => (e.main === 'REGISTERED' ? {} : { main: 'NOT_CONFIRMED' }));
/** A family that the SOP track had been opened for goes back to where it stood. */
export const referredToTzhs: Step<'referred-to-TZHS'> = (state) =>
  withEpisode(state, (e) =>
    e.track === 'TZHS' ? {} : { main: e.tzhs.behind ?? 'TZHS_APPLIED', tzhs: { ...e.tzhs, behind: null } },
  );
/** Signs of danger put the SOP track in front; when they are not confirmed, the TZhS track comes back (spec 3.2). */
export const trackChanged: Step<'track-changed'> = (state, { data }) =>
  withEpisode(state, (e) => {
    if (e.track === data.to) return {};
    if (data.reason === 'SOP_SIGNS') return { track: 'SOP', main: 'REPORTED', tzhs: behindSop(e) };
    return { track: data.to, main: e.tzhs.behind ?? e.main, tzhs: { ...e.tzhs, behind: null } };
  });

export const keptOnRegister: Step<'kept-on-register'> = (state, { data }) =>
  withEpisode(state, () => ({ nextReviewOn: data.nextReviewOn }));
export const reviewScheduled: Step<'review-scheduled'> = (state, { data }) =>
  withEpisode(state, () => ({ nextReviewOn: data.reviewOn }));
export const reviewHeld: Step<'review-held'> = (state, { data }) =>
  withEpisode(state, () => ({ reviewHeld: true, nextReviewOn: data.nextReviewOn ?? null }));
export const deregistrationProposed: Step<'deregistration-proposed'> = (state, fact) =>
  withEpisode(referable(state, fact), () => ({ proposed: true }));

/** Removal "with result" is MD-05 and FD-06 only (spec 6.4). */
export const isPositive = (ground: string): boolean => ground === 'FD-06' || ground === 'MD-05';

/** A subject that one of its records lets go: as it is while others hold it, else as it leaves. */
function letGo(before: SubjectState, leaving: Records, gone: Partial<SubjectState>): SubjectState {
  const held = without(before.records, leaving);
  return held.length > 0 ? { ...before, records: held } : { ...before, ...gone };
}

function left(episode: Episode, fact: FactNamed<'deregistered'>): Episode['subjects'] {
  const how = { state: 'SUBJECT_DEREGISTERED', deregisteredOn: fact.occurredOn, mode: fact.data.mode } as const;
  const leaving = fact.data.subjects.map((s): [string, SubjectState] | null => {
    const [key, before] = [subjectKey(s), episode.subjects[subjectKey(s)]];
    return before ? [key, letGo(before, fact.records?.[key], { ...how, ground: s.ground })] : null;
  });
  return { ...episode.subjects, ...Object.fromEntries(leaving.filter((l) => l !== null)) };
}

const someoneRemains = (subjects: Episode['subjects']): boolean =>
  Object.values(subjects).some((s) => s.state === 'SUBJECT_REGISTERED');

/** A programme that was completed stays completed; any other ends with the registration (spec 3.2). */
const terminated = (programme: Episode['programme']): Episode['programme'] =>
  programme && programme.state !== 'PROG_COMPLETED' ? { ...programme, state: 'PROG_TERMINATED' } : programme;

/** What ends with the registration: the programme, the curator's work and the next review. */
const closing = (episode: Episode, main: MainState): Partial<Episode> => ({
  main,
  programme: terminated(episode.programme),
  nextProgramme: null,
  nextReviewOn: null,
});

function exitOf(fact: FactNamed<'deregistered'>, on: LocalDate): Episode['exit'] {
  // The family's own ground leads where it is among the last to leave; else the last minor's (spec 8.2, ST-03a).
  const leading = fact.data.subjects.find((s) => s.kind === 'FAMILY') ?? fact.data.subjects.at(-1);
  const ground = leading?.ground ?? 'FD-99';
  const { mode, patronageAgencyId } = fact.data;
  return { on, ground, mode, positive: isPositive(ground), patronageAgencyId: patronageAgencyId ?? null };
}

/** The ground of spec 6.4 that a court's annulment stands under, whoever is the last to leave (CG-44). */
const ANNULMENT = 'MD-02';
const annulled = (subject: SubjectState, on: LocalDate, records: Records): SubjectState =>
  letGo(subject, records, { state: 'SUBJECT_ANNULLED', deregisteredOn: on, ground: ANNULMENT });

/** The recognition falls from the day on which the court's decision came into force; history and figures before stay. */
export const annulledByCourt: Step<'resolution-annulled-by-court'> = (state, { data, occurredOn, records }) =>
  withEpisode(state, (e) => {
    const named = new Set(data.subjects.map(subjectKey));
    const subjects = Object.fromEntries(
      Object.entries(e.subjects).map(([key, s]) => [key, named.has(key) ? annulled(s, occurredOn, records?.[key]) : s]),
    );
    if (someoneRemains(subjects)) return { subjects };
    const exit = {
      on: occurredOn,
      ground: ANNULMENT,
      mode: 'PLAIN',
      positive: false,
      patronageAgencyId: null,
    } as const;
    return { ...closing(e, 'ANNULLED'), subjects, exit };
  });

export const deregistered: Step<'deregistered'> = (state, fact) =>
  withEpisode(state, (e) => {
    const subjects = left(e, fact);
    if (someoneRemains(subjects)) return { subjects };
    const main = fact.data.mode === 'WITH_PATRONAGE' ? 'UNDER_PATRONAGE_AFTER' : 'DEREGISTERED';
    return { ...closing(e, main), subjects, exit: exitOf(fact, fact.occurredOn) };
  });
