import type { DirectoryAdditions } from '../support/directory';
import type { Place } from '../support/places';

export type Data = Readonly<Record<string, unknown>>;

/** What one answer to a command must say. What is not named is not judged. */
export interface Expected {
  readonly status: number;
  readonly code?: string;
  /** Types of events that the answer must name. */
  readonly events?: readonly string[];
  /** Exactly these violations: the guard's code, or the rule (`DL-15`) of a duty met late. */
  readonly violations?: readonly string[];
  readonly withViolation?: string;
  readonly withoutViolation?: string;
}

/** A deadline as a table of the scenarios states it; exactly one entry of the family must be meant. */
export interface Due {
  readonly rule: string;
  /** Tells entries of one rule apart when it was triggered several times. */
  readonly triggerOn?: string;
  readonly status: string;
  readonly nominalDue?: string | null;
  readonly effectiveDue?: string | null;
  readonly notBefore?: string;
  readonly plannedOn?: string;
  readonly localTarget?: string;
  readonly metOn?: string | null;
  readonly lateWorkingDays?: number;
  readonly elapsedMinutes?: number;
  readonly responsibleAgencyId?: string;
}

interface Named {
  /** The row of the scenario's table. */
  readonly step: string;
}
export interface CommandStep extends Named {
  readonly kind: 'command';
  /** Local day: `occurredOn`, and where the clock stands. */
  readonly on: string;
  /** Local time `HH:MM` when minutes matter: becomes `occurredAt`. */
  readonly at?: string;
  readonly as: string;
  readonly family: string;
  readonly command: string;
  readonly data: Data;
  /** `current`: the revision that the family has now. */
  readonly ifMatch?: 'current';
  readonly expect: Expected;
  /** Judged at the end of the step's day. */
  readonly due?: readonly Due[];
}
/** Many decisions at once, as a commission's software sends them; every line must be accepted. */
export interface BatchStep extends Named {
  readonly kind: 'batch';
  readonly on: string;
  readonly as: string;
  readonly onBehalfOf: string;
  readonly lines: readonly Pick<CommandStep, 'family' | 'command' | 'data'>[];
}
/** Two commands on one family at once, both with the revision of before: exactly one is accepted. */
export interface RaceStep extends Named {
  readonly kind: 'race';
  readonly on: string;
  readonly commands: readonly [CommandStep, CommandStep];
  readonly loserCode: string;
}
/** Something sent outside a family's commands, with a key of its own; accepted, the same key must answer the same bytes. */
export interface PostStep extends Named {
  readonly kind: 'post';
  readonly on: string;
  readonly as: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body: Data;
  /** `status`, and paths of the answer: of a refusal as they are, of what was accepted below `body.`. */
  readonly expect: Readonly<Record<string, unknown>> & { readonly status: number };
}
/** A question to the register: paths of the answer (`curators[agencyId=ag-a].openCases`) and what they must hold. */
export interface AskStep extends Named {
  readonly kind: 'ask';
  readonly on: string;
  readonly as: string;
  /** Below `/api/v1`; `{FAM-01}` stands for the family's id. */
  readonly path: string;
  /** Number of the inspection, as an inspector sends it. */
  readonly inspectionCase?: string;
  readonly status?: number;
  readonly expect: Readonly<Record<string, unknown>>;
}
/** A form taken out of the register: asked for, waited for, fetched as JSON and judged at its paths. */
export interface ExportStep extends Named {
  readonly kind: 'export';
  readonly on: string;
  readonly as: string;
  readonly form: string;
  readonly filters: Data;
  readonly expect: Readonly<Record<string, unknown>>;
}
/** Deadlines of a family, judged at the end of a day. */
export interface DueStep extends Named {
  readonly kind: 'due';
  readonly on: string;
  readonly family: string;
  readonly due: readonly Due[];
}
/** A later issue brings it; the number of these may only fall. */
export interface PendingStep extends Named {
  readonly kind: 'pending';
  readonly what: string;
  readonly pending: string;
}
/** Proven by another test: `by` is its file. */
export interface ElsewhereStep extends Named {
  readonly kind: 'elsewhere';
  readonly what: string;
  readonly by: string;
}
export type Step =
  CommandStep | BatchStep | RaceStep | PostStep | AskStep | ExportStep | DueStep | PendingStep | ElsewhereStep;

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly place: Place;
  readonly directory?: DirectoryAdditions;
  /** First local day: where the server's clock starts. */
  readonly startsOn: string;
  readonly steps: readonly Step[];
  /** What holds after the last step. */
  readonly then: readonly Step[];
}

/** The value is not in the answer, or null. */
export const ABSENT = Symbol('absent');

/** Stands in a body for the id of an event that an earlier step emitted. */
export interface EventOf {
  readonly $eventOf: readonly [step: string, type: string];
}
export const eventOf = (step: string, type: string): EventOf => ({ $eventOf: [step, type] });
