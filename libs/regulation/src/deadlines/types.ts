import type { LocalDate } from '@kurator/kernel';

/** Statuses of spec 4.1.10; `CALENDAR_MISSING` is a due date in a year whose calendar nobody has loaded. */
export const DUTY_STATUSES = [
  'PENDING_TRIGGER',
  'RUNNING',
  'MET',
  'MET_LATE',
  'OVERDUE',
  'CANCELLED',
  'NO_TERM',
  'NOT_REGULATED',
  'CALENDAR_MISSING',
] as const;
export type DutyStatus = (typeof DUTY_STATUSES)[number];

/** What the due dates are from a day on. Both null where nothing is due on a day. */
export interface Due {
  readonly nominalDue: LocalDate | null;
  readonly effectiveDue: LocalDate | null;
  /** The year whose calendar is needed to say the effective day. */
  readonly missingYear?: number;
}
export interface DueMark extends Due {
  readonly from: LocalDate;
  /** From here on it is late although no due day is shown: the next period has ended (spec 4.1.11). */
  readonly passed?: true;
}
export interface PlannedMark {
  readonly from: LocalDate;
  readonly plannedOn: LocalDate;
}
/** From this day on the duty is another municipality's than the one that it began in. */
export interface MovedMark {
  readonly from: LocalDate;
  readonly municipality: string;
}
export interface ResponsibleMark {
  readonly from: LocalDate;
  readonly agencyId: string;
  readonly officerId?: string;
}

/**
 * One duty with its whole life, as plain JSON: whatever changes on it is a mark with the day from which it holds, so
 * that {@link judge} can answer for any day without the facts.
 */
export interface Duty {
  /** Unique within its family: rule key and the event that began it, or the period or measure that it is of. */
  readonly id: string;
  readonly ruleKey: string;
  readonly rule: string;
  readonly clause: string;
  /** The version that was in force at the trigger, for good (spec 4.4 (a)). */
  readonly profileId: string;
  readonly profileVersion: number;
  readonly confidence: 'EXPLICIT' | 'INFERRED';
  readonly kind: 'TERM' | 'NO_TERM' | 'NOT_REGULATED';
  /** An EXAMPLE warns: passing its limit is never a violation (CG-21). */
  readonly strength: 'BINDING' | 'RECOMMENDED' | 'EXAMPLE';
  readonly episode: number;
  readonly subjectId?: string;
  /** The chain of MARIEL 7 that it belongs to. */
  readonly emergencyId?: string;
  /** The due day is also a soft target for what follows (CG-06). */
  readonly softTarget?: true;
  /** The duty waits for its trigger (a receipt) since this day. */
  readonly pendingFrom: LocalDate | null;
  readonly triggerOn: LocalDate | null;
  /** The day on which a trigger of the past became a fact of the family: before it nobody knew. */
  readonly knownFrom?: LocalDate;
  /** Ascending; the last one with `from` <= day holds. */
  readonly dues: readonly DueMark[];
  /** "After n months": what is done earlier does not count. */
  readonly notBefore?: LocalDate;
  readonly planned: readonly PlannedMark[];
  /** The thing itself breaks the rule (a programme that is too short or too long). */
  readonly broken: boolean;
  readonly metOn: LocalDate | null;
  readonly metEventId: string | null;
  readonly lateWorkingDays: number | null;
  readonly elapsedMinutes: number | null;
  readonly cancelledOn: LocalDate | null;
  readonly responsible: readonly ResponsibleMark[];
  /** Ascending; empty while the duty stays where it began. */
  readonly moved: readonly MovedMark[];
}

/** A deadline as it is shown, judged at the end of a day (`api.md`, "Deadline entry"). */
export interface DeadlineEntry {
  readonly ruleKey: string;
  readonly rule: string;
  readonly clause: string;
  readonly profileId: string;
  readonly profileVersion: number;
  readonly confidence: 'EXPLICIT' | 'INFERRED';
  readonly subjectId?: string;
  readonly triggerOn: LocalDate | null;
  readonly nominalDue: LocalDate | null;
  readonly effectiveDue: LocalDate | null;
  readonly notBefore?: LocalDate;
  readonly plannedOn?: LocalDate;
  /** A target of our own, never a duty (spec 4.4 (e)). */
  readonly localTarget?: LocalDate;
  readonly status: DutyStatus;
  readonly missingYear?: number;
  readonly metOn: LocalDate | null;
  /** 0 when met in time, null while it is not met, has no term, or a calendar is missing. */
  readonly lateWorkingDays: number | null;
  readonly elapsedMinutes?: number;
  readonly responsible: { readonly agencyId: string; readonly officerId?: string } | null;
}
