import type { LocalDate } from '@kurator/kernel';

export type Level = 'ADAPTATION' | 'BASE' | 'CRISIS' | 'EMERGENCY';
export type Track = 'SOP' | 'TZHS';
export type NotRegulated = 'NOT_REGULATED';

/** Schema 4.4 of the domain specification; `data/profile.schema.json` is what is enforced. */
export interface Term {
  readonly unit:
    | 'working_day'
    | 'calendar_day'
    | 'month'
    | 'immediate'
    | 'recurrence'
    | 'annual'
    | 'next_session'
    | 'programme_date';
  readonly value?: number;
  readonly min?: number;
  readonly max?: number;
  readonly after?: number;
  readonly every?: 'month' | 'quarter' | 'half_year';
  readonly minCount?: number;
  readonly dayOfMonth?: number;
  readonly dayOfNextMonth?: number;
  readonly month?: number;
  readonly day?: number;
  readonly wording?: 'до' | 'не позднее';
  readonly ifThreat?: 'immediate';
  readonly strength?: 'BINDING' | 'RECOMMENDED' | 'EXAMPLE';
  readonly maxByLevel?: Readonly<Partial<Record<Level, number>>>;
  readonly byLevelExample?: Readonly<Partial<Record<Level, number>>>;
}
export interface DeadlineRule {
  readonly rule: string;
  readonly status: 'TERM' | 'DUTY_NO_TERM';
  readonly clause: string;
  readonly countFrom?: 'trigger' | 'decision' | 'receipt';
  readonly confidence?: 'EXPLICIT' | 'INFERRED';
  readonly note?: string;
  readonly metBy?: readonly string[];
  readonly triggeredBy?: readonly string[];
  readonly term?: Term;
}
export type Param = NotRegulated | { readonly value: unknown; readonly clause: string };
export interface Assumption<T> {
  readonly value: T;
  readonly gap: string;
  readonly note?: string;
}
export interface Profile {
  readonly profileId: string;
  readonly profileVersion: number;
  readonly title: string;
  readonly document: string;
  readonly territorialLevel: 'REGION' | 'DISTRICT' | 'CITY';
  readonly tracks: readonly Track[];
  readonly timezone: string;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly counting: {
    readonly startsOn: 'NEXT_DAY' | 'SAME_DAY';
    readonly rollNonWorkingEnd: 'NEXT_WORKING_DAY' | 'PREVIOUS_WORKING_DAY' | 'NONE';
    readonly untilDayInclusive: boolean;
    readonly calendar: string;
    readonly status: 'REGULATED' | 'PROPOSAL';
  };
  readonly params: Readonly<Record<string, Param>>;
  readonly assumptions: {
    readonly quorumShareOfMembers: Assumption<number>;
    readonly tieRule: Assumption<'NOT_ADOPTED' | 'CHAIR_CASTING'>;
    readonly immediateMeans: Assumption<'SAME_LOCAL_DAY'>;
    readonly emergencyCeilingHours: Assumption<number>;
    readonly sopWithoutLevelAsEmergency: Assumption<boolean>;
    readonly patronageMonthMinDays: Assumption<number>;
  };
  readonly deadlines: Readonly<Record<string, NotRegulated | DeadlineRule>>;
}

/** One year of the production calendar: what differs from "Monday to Friday". */
export interface CalendarYear {
  readonly calendar: string;
  readonly year: number;
  /** Weekdays that are off. */
  readonly daysOff: readonly LocalDate[];
  /** Saturdays and Sundays that are worked. */
  readonly workingWeekends: readonly LocalDate[];
  /** Where the dates come from. */
  readonly source: string;
  readonly verified: boolean;
}

export interface Municipality {
  readonly oktmo: string;
  readonly name: string;
  readonly timeZone: string;
  readonly commissionId: string;
  /** Where its tile stands on the map of tiles, from 1, from the left and from the top; absent: after those that have one. */
  readonly tile?: { readonly column: number; readonly row: number };
  /** Which profile governs it from which date on; ascending. */
  readonly profiles: readonly { readonly profileId: string; readonly from: LocalDate }[];
}
export interface Agency {
  readonly agencyId: string;
  readonly kind: string;
  readonly name: string;
  readonly municipality: string;
  /** Keeps the bank and submits the quarter for its municipality. */
  readonly bankKeeper: boolean;
}
export interface Officer {
  readonly officerId: string;
  readonly agencyId: string;
  /** Sealed in the log like anyone's name; null once destroyed. */
  readonly name: string | null;
  readonly position: string;
  readonly head: boolean;
  /** Full-time equivalent; 1 when the directory says nothing. */
  readonly fte: number;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** Working days of one calendar. Asking about a year that is not loaded throws {@link CalendarMissing}. */
export interface WorkingCalendar {
  isWorking(date: LocalDate): boolean;
  years(): readonly number[];
}
export class CalendarMissing extends Error {
  constructor(
    readonly calendar: string,
    readonly year: number,
  ) {
    super(`calendar ${calendar} has no year ${year}`);
  }
}

/** Everything that rules ask about the world outside a family: an immutable snapshot, replaced when it changes. */
export interface Regulation {
  /** The profile that governs a municipality on a day, in the version valid then; null when none does. */
  profileOf(municipality: string, on: LocalDate): Profile | null;
  profile(profileId: string, profileVersion: number): Profile | null;
  calendar(name: string): WorkingCalendar;
  municipality(oktmo: string): Municipality | null;
  municipalities(): readonly Municipality[];
  agency(agencyId: string): Agency | null;
  agencies(): readonly Agency[];
  officer(officerId: string): Officer | null;
  officers(): readonly Officer[];
}
