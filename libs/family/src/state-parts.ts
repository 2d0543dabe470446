import type { LocalDate } from '@kurator/kernel';
import type { Level } from '@kurator/regulation';

/** What monitoring has recorded so far in an episode (spec 3.4 H). */
export interface Monitoring {
  /** Kind of patronage, 6.13; null while none was set. */
  readonly patronageKind: string | null;
  /** Stages of 6.12s whose potential is assessed. */
  readonly potentials: readonly string[];
  /** Stages whose reaction is recorded, each of the family or of one member: {@link reactionKey}. */
  readonly reactions: readonly string[];
  /** Quarter of each curator's report, by the id of its event. */
  readonly reports: Readonly<Record<string, string>>;
}
export const NO_MONITORING: Monitoring = { patronageKind: null, potentials: [], reactions: [], reports: {} };

/** A stage's reaction, of the family or of one member. */
export const reactionKey = (stage: string, memberId: string | undefined): string =>
  memberId === undefined ? stage : `${stage}/${memberId}`;

/** The contract with the family before accompaniment and bank entry (OKTYABRSKY 9.3, 11.5). */
export interface Agreement {
  readonly agreementNo: string;
  readonly concludedOn: LocalDate;
  readonly termFrom: LocalDate;
  readonly termTo: LocalDate;
  /** Null while it is in force. */
  readonly terminatedOn: LocalDate | null;
}
/** Main states of the TZhS track (spec 3.2). */
export const TZHS_STATES = [
  'TZHS_APPLIED',
  'TZHS_ASSESSED',
  'TZHS_PROGRAMME_APPROVED',
  'TZHS_REJECTED',
  'TZHS_ACCOMPANIED',
  'TZHS_ENDED',
  'TZHS_POST',
  'TZHS_CLOSED',
] as const;
export type TzhsState = (typeof TZHS_STATES)[number];

/** Main region of spec 3.2, both tracks. */
export const MAIN_STATES = [
  'NONE',
  'REPORTED',
  'UNDER_VERIFICATION',
  'SURVEYED',
  'AWAITING_DECISION',
  'REGISTERED',
  'DEREGISTERED',
  'UNDER_PATRONAGE_AFTER',
  'NOT_CONFIRMED',
  'TRANSFERRED_OUT',
  'ANNULLED',
  ...TZHS_STATES,
] as const;
export type MainState = (typeof MAIN_STATES)[number];

/** What an episode knows of a difficult life situation, in front or behind the SOP track. */
export interface Tzhs {
  /** A legal representative's application is registered (IRKUTSK 25 (2)). */
  readonly applied: boolean;
  readonly agreement: Agreement | null;
  /** Where the TZhS track stands while the SOP track runs in the same episode; null otherwise. */
  readonly behind: TzhsState | null;
  /** Signs of a socially dangerous position were found (6.21b) and the commission has not been told since. */
  readonly sopSigns: boolean;
}
export const NO_TZHS: Tzhs = { applied: false, agreement: null, behind: null, sopSigns: false };

/** A step of an accompaniment on its day, between the levels that the history says: null before its start and after its end. */
export interface LevelMove {
  readonly on: LocalDate;
  readonly from: Level | null;
  readonly to: Level | null;
  /** The accompaniment ended with a positive result (OKTYABRSKY 15.1). */
  readonly positive: boolean;
}

/** Who carries the accompaniment of the family, since when. */
export interface SpecialistState {
  readonly officerId: string;
  readonly institutionId: string;
  readonly since: LocalDate;
}
