import type { LocalDate } from '@kurator/kernel';

export type Json = Readonly<Record<string, unknown>>;
/** A measure as a draft, an approval or an amendment has it. */
export type Terms = Json & { readonly measureId: string; readonly dueOn: LocalDate };

export type VersionStatus =
  | 'DRAFTED'
  | 'SUBMITTED'
  /** Sent back to be drafted again (OKTYABRSKY 9.3). */
  | 'RETURNED'
  | 'REJECTED'
  | 'ACTIVE'
  /** Another version took its place. */
  | 'REPLACED'
  | 'COMPLETED'
  /** The family left before it was completed. */
  | 'TERMINATED';

/** One version of a programme from its draft, or from the amendment that made it, to its end. */
export interface Version {
  readonly version: number;
  readonly origin: 'DRAFT' | 'AMENDMENT';
  readonly status: VersionStatus;
  /** The draft's or the amendment's day. */
  readonly madeOn: LocalDate;
  readonly submittedOn: LocalDate | null;
  /** Approved, rejected or, of an amendment, made. */
  readonly decidedOn: LocalDate | null;
  /** What the facts say beside: goal, tasks, resolution, reasons, initiator, opinion of the family. */
  readonly said: Json;
  readonly measures: readonly Terms[];
}

export type MeasureStatus = 'PLANNED' | 'DONE' | 'DONE_LATE' | 'NOT_DONE' | 'REMOVED';
/** A measure of an approved version with what was recorded about it. */
export type KnownMeasure = Terms & {
  readonly firstDueOn: LocalDate;
  readonly sinceVersion: number;
  readonly done: Json | null;
  readonly notDone: readonly Json[];
  readonly removed: Json | null;
};
/** The same, judged on a day. */
export type Measure = KnownMeasure & {
  readonly state: MeasureStatus;
  /** Planned and past its day. */
  readonly overdue: boolean;
};
