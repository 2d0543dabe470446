import type { LocalDate, Personal } from '@kurator/kernel';
import type { Level, Regulation, Track } from '@kurator/regulation';
import type { EmergencyState } from './emergencies';
import type { BankState, Moves } from './moves';
import type { Address, Curator, MeasureTerms, PersonName } from './shared/structures';
import type { LevelMove, MainState, Monitoring, SpecialistState, Tzhs } from './state-parts';

export * from './state-parts';

export type { BankState, Holding, Moves, OpenTransfer } from './moves';

export interface Person {
  readonly personId: string;
  readonly role: string;
  readonly name: Personal<PersonName> | undefined;
  readonly birthDate: Personal<LocalDate> | undefined;
  /** `YYYY-MM`, in the clear: decides every age group at a month's end, also after erasure. */
  readonly birthMonth: string | null;
  readonly diedOn: LocalDate | null;
  /** The day on which the person's data were destroyed; null while they are kept. */
  readonly destroyedOn: LocalDate | null;
}

/** Key of a subject: `FAMILY` or the minor's personId. */
export type SubjectKey = string;
export interface SubjectState {
  readonly kind: 'FAMILY' | 'MINOR';
  readonly personId: string | null;
  readonly state: 'SUBJECT_REGISTERED' | 'SUBJECT_DEREGISTERED' | 'SUBJECT_ANNULLED';
  readonly grounds: readonly string[];
  readonly registeredOn: LocalDate;
  readonly deregisteredOn: LocalDate | null;
  /** The last day of an earlier registration in another family (CG-58). */
  readonly elsewhereUntil: LocalDate | null;
  /** Key of the resolution that recognised it: what a court may annul. */
  readonly resolution: string;
  /** Ground of leaving, 6.4. */
  readonly ground: string | null;
  /** How it was decided that it leaves; null while it is registered, and for what no decision of the commission ended. */
  readonly mode: Exit['mode'] | null;
  /** In a merged history, the records that hold it on the register; absent: all that are known as one. */
  readonly records?: readonly string[];
}

export interface CuratorState {
  readonly state: 'CUR_ASSIGNED' | 'CUR_REPLACEMENT_REQUESTED';
  readonly curator: Curator;
  readonly since: LocalDate;
}
export interface LevelState {
  readonly code: Level;
  readonly institutionId: string;
  readonly since: LocalDate;
  /** Last day by the regulation or by the last review of the term; null where no term is set. */
  readonly limit: LocalDate | null;
  /** Last day by what the regulation only gives as an example: it warns and binds nobody (OKTYABRSKY 5.4, CG-21). */
  readonly example: LocalDate | null;
  readonly plannedEnd: LocalDate | null;
}
export interface ProgrammeState {
  readonly programmeId: string;
  readonly state:
    'PROG_DRAFTED' | 'PROG_SUBMITTED' | 'PROG_ACTIVE' | 'PROG_COMPLETED' | 'PROG_TERMINATED' | 'PROG_REJECTED';
  readonly version: number;
  readonly measures: readonly MeasureTerms[];
  readonly termFrom: LocalDate | null;
  readonly termTo: LocalDate | null;
}
export interface ConsentState {
  readonly eventId: string;
  readonly subjectPersonId: string;
  readonly purpose: string;
  readonly state: 'GIVEN' | 'REFUSED' | 'WITHDRAWN';
}
/** How the family left the register: by the last subject to leave. */
export interface Exit {
  readonly on: LocalDate;
  readonly ground: string;
  readonly mode: 'PLAIN' | 'WITH_PATRONAGE' | 'TO_PREVENTIVE_REGISTER';
  readonly positive: boolean;
  /** Who goes on visiting the family (KOCHKI 6.4); null without patronage. */
  readonly patronageAgencyId: string | null;
}

export interface Episode {
  readonly number: number;
  readonly track: Track;
  readonly openedOn: LocalDate;
  readonly main: MainState;
  readonly subjects: Readonly<Record<SubjectKey, SubjectState>>;
  readonly registeredOn: LocalDate | null;
  readonly exit: Exit | null;
  /** An earlier registration of the family or of one of its minors, here or in another family, had ended (CG-58). */
  readonly repeat: boolean;
  /** The last day of such a registration in another family, as the first recognition knew it. */
  readonly elsewhereUntil: LocalDate | null;
  readonly threat: boolean;
  readonly surveyed: boolean;
  readonly concluded: boolean;
  readonly categories: readonly string[];
  readonly responsibleAgencyId: string | null;
  readonly dangerLevel: string | null;
  readonly curator: CuratorState | null;
  readonly group: boolean;
  readonly specialist: SpecialistState | null;
  readonly level: LevelState | null;
  /** Every step of the accompaniments that began in this episode, in their order. */
  readonly levelMoves: readonly LevelMove[];
  /** Accompaniment began and has ended. */
  readonly levelEnded: boolean;
  /** First day of the accompaniment that runs or ran last; a change of level does not begin it anew. */
  readonly accompaniedFrom: LocalDate | null;
  /** Watching the family after the end (OKTYABRSKY 9.6); null before. */
  readonly post: 'LVL_POST' | 'LVL_CLOSED' | null;
  /** Proposals for a programme came in. */
  readonly collecting: boolean;
  /** The programme in force or ended; before the first approval, the one that is prepared. */
  readonly programme: ProgrammeState | null;
  /** The next version, prepared while the active one stays in force. */
  readonly nextProgramme: ProgrammeState | null;
  readonly bank: BankState | null;
  readonly nextReviewOn: LocalDate | null;
  readonly reviewHeld: boolean;
  readonly proposed: boolean;
  readonly workTermTo: LocalDate | null;
  readonly monitoring: Monitoring;
  readonly tzhs: Tzhs;
}

/** What later decisions need of a resolution: whether it was carried, and by how many. */
export interface ResolutionState {
  readonly adopted: boolean;
  readonly for: number;
  readonly present: number;
}

/** A family as its facts up to some day say. Immutable: every step shares what it does not change. */
export interface FamilyState extends Moves {
  readonly familyId: string;
  /** The law that facts are judged by; a snapshot, not part of what is folded. */
  readonly regulation: Regulation;
  readonly municipality: string | null;
  readonly persons: Readonly<Record<string, Person>>;
  readonly addresses: readonly Address[];
  /** Episodes in order; the last is the current one, open or closed. */
  readonly episodes: readonly Episode[];
  /** The resolutions that this family's stream holds, by resolution key. */
  readonly resolutions: Readonly<Record<string, ResolutionState>>;
  readonly consents: readonly ConsentState[];
  /** Threats to life or health and children found without care, as they began (MARIEL 7). */
  readonly emergencies: readonly EmergencyState[];
  /** The newest of the events that later facts may refer to. */
  readonly referable: Referable | null;
}
/** A chain, so that remembering one more costs the same however many there are. */
export interface Referable {
  readonly eventId: string;
  readonly type: string;
  readonly before: Referable | null;
}

export const emptyFamily = (familyId: string, regulation: Regulation): FamilyState => ({
  familyId,
  regulation,
  municipality: null,
  persons: {},
  addresses: [],
  episodes: [],
  resolutions: {},
  consents: [],
  emergencies: [],
  former: [],
  transfer: null,
  declined: [],
  offered: [],
  referable: null,
});

/** The current episode, open or closed; null before the first report. */
export const currentEpisode = (state: FamilyState): Episode | null => state.episodes.at(-1) ?? null;

const CLOSED: readonly MainState[] = [
  'DEREGISTERED',
  'UNDER_PATRONAGE_AFTER',
  'NOT_CONFIRMED',
  'TRANSFERRED_OUT',
  'ANNULLED',
  'TZHS_REJECTED',
  'TZHS_CLOSED',
];
/** A closed episode takes no new decisions about registration; a new report opens the next one. */
export const isClosed = (episode: Episode): boolean => CLOSED.includes(episode.main);
export const openEpisode = (state: FamilyState): Episode | null => {
  const episode = currentEpisode(state);
  return episode && !isClosed(episode) ? episode : null;
};
export const registeredSubjects = (episode: Episode): readonly SubjectState[] =>
  Object.values(episode.subjects).filter((s) => s.state === 'SUBJECT_REGISTERED');
/** On the register (spec 8.1): at least one subject is registered. */
export const isRegistered = (state: FamilyState): boolean => {
  const episode = currentEpisode(state);
  return episode !== null && registeredSubjects(episode).length > 0;
};

/**
 * The episode whose accompaniment goes on; null when there is none. It need not be the current one: accompaniment does
 * not end with the registration (spec 5.1.5), nor when the next episode opens.
 */
export const accompaniedEpisode = (state: FamilyState): Episode | null =>
  state.episodes.findLast((episode) => episode.level !== null) ?? null;

/** The episode whose accompaniment ended last; null while one runs or none ever did. */
export const endedEpisode = (state: FamilyState): Episode | null =>
  accompaniedEpisode(state) ? null : (state.episodes.findLast((episode) => episode.levelEnded) ?? null);

/** The episode that ended in patronage of one agency; null once a later one was registered (spec 3.2). */
export function patronageEpisode(state: FamilyState): Episode | null {
  const last = state.episodes.findLast((episode) => episode.registeredOn !== null);
  return last?.main === 'UNDER_PATRONAGE_AFTER' ? last : null;
}

/** The version that is being prepared, beside the active one or alone; the active one when nothing is. */
export const preparedProgramme = (episode: Episode | null): ProgrammeState | null =>
  episode?.nextProgramme ?? episode?.programme ?? null;

/** The episode whose bank record stands: included and not excluded yet; null when there is none. */
export const recordedEpisode = (state: FamilyState): Episode | null =>
  state.episodes.findLast((e) => e.bank !== null && e.bank.includedOn !== null && e.bank.excludedOn === null) ?? null;
/**
 * The episode that the bank region speaks of: the one whose record stands, else the last that reached a registration.
 * It need not be the current one: a record may outlive the registration until its exclusion is carried out.
 */
export const bankEpisode = (state: FamilyState): Episode | null =>
  recordedEpisode(state) ?? state.episodes.findLast((e) => e.registeredOn !== null) ?? null;
