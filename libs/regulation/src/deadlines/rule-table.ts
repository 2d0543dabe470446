import type { DeadlineRule } from '../types';
import type { ConditionName } from './conditions';

/** An event type, and what of it must hold as well, by the names of `conditions.ts`. All conditions hold together. */
export interface Matcher {
  readonly on: string;
  readonly when?: readonly ConditionName[];
}

/** Whose duty it is: `reporter` is the agency that holds the information, `curator` moves with the family (AS-10). */
export type Role =
  | 'reporter'
  | 'commission'
  | 'formerCommission'
  | 'formerKeeper'
  | 'curator'
  | 'institution'
  | 'keeper'
  | 'guardianship'
  | 'police'
  | 'socialProtection'
  /** Several agencies at once: nobody is named. */
  | 'group'
  | 'executor';

interface Matchers {
  readonly triggeredBy?: readonly Matcher[];
  readonly receivedBy?: readonly Matcher[];
  readonly metBy?: readonly Matcher[];
}

/** One deadline rule: which facts start it, meet it and let it fall away. Terms and clauses are the profiles'. */
export interface DutyRule {
  /** Key of the rule in the profiles. */
  readonly key: string;
  readonly rule: string;
  /** What a law above all regulations says; the profiles are not asked then. */
  readonly law?: DeadlineRule;
  readonly triggeredBy: readonly Matcher[];
  /** Starts the rule where the profile counts from receipt (spec 4.1.9); `triggeredBy` then only makes it pending. */
  readonly receivedBy?: readonly Matcher[];
  readonly metBy: readonly Matcher[];
  /** The duty falls away unless it was met: the family left, and with it the reason. */
  readonly endedBy?: readonly Matcher[];
  /** The duty is pointless from here on, but one that is overdue already stays so. */
  readonly settledBy?: readonly Matcher[];
  readonly role: Role;
  /**
   * What was done before the trigger counts: on the same day, or (EPISODE) any earlier day for the first duty of an
   * episode. Facts of one day have no order that the law would know.
   */
  readonly early?: 'DAY' | 'EPISODE';
  /** At most one at a time in an episode. */
  readonly single?: true;
  /** At most one in an episode. */
  readonly once?: true;
  /**
   * At most one in a chain of MARIEL 7 (for each child, where each has one), unless it was cancelled. What is to be done
   * at once is in time within the profile's ceiling in hours, midnight or not (spec 4.1.7, CG-48).
   */
  readonly perEmergency?: true;
  /** At most one for each trigger day: one change told in two facts. */
  readonly perTriggerDay?: true;
  /** The field that holds the trigger day where the fact itself is later. */
  readonly countedFrom?: 'changedOn' | 'receivedOn';
  /** The fact that brings the trigger may be what the duty asks for (a change told of only when it is reported). */
  readonly itself?: true;
  /** One duty for each measure, or each control date, of the programme, or for each child of an act. */
  readonly each?: 'MEASURE' | 'CONTROL_DATE' | 'CHILD';
  /** The duty is of the quarter that the fact names. */
  readonly ofQuarter?: true;
  /**
   * Where the profile sets a month or a quarter, time itself brings the duty, one for each period in which the family
   * is registered or its programme is in work.
   */
  readonly during?: 'REGISTERED' | 'PROGRAMME';
  /** The fact that meets one also starts the next. */
  readonly renews?: true;
  /** Two facts of one day are one occasion (a review and the decision to keep). */
  readonly oncePerDay?: true;
  /** The limit of a plan: nominal, without roll-over (spec 4.1.4). */
  readonly plan?: true;
  /** Met or broken by the very fact that starts it. */
  readonly check?: 'PROGRAMME_TERM';
  /**
   * The event that the same day is a soft target for, where the profile lets another one meet the rule: KOCHKI 5.2
   * binds the order, the survey itself should be done by then too (CG-06). Never a violation.
   */
  readonly softTarget?: string;
  /** Goes over to the receiving commission when the family moves inside the region (CG-18). */
  readonly followsFamily?: true;
  /** Facts of a later episode may still meet it: the duty begins with leaving the register. */
  readonly outlivesEpisode?: true;
  /** Where a regulation reads differently; `metBy` and `triggeredBy` of the profile itself win over this. */
  readonly inProfile?: Readonly<Record<string, Matchers>>;
}

export const on = (type: string, ...when: ConditionName[]): Matcher =>
  when.length === 0 ? { on: type } : { on: type, when };

/** The family left the register, and with it the reason for what was still to do. */
export const LEFT = [on('deregistered', 'left'), on('resolution-annulled-by-court', 'left')] as const;
