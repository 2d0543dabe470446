import { addDays, minutesBetween, type Fact, type Instant, type LocalDate } from '@kurator/kernel';
import type { Profile, Regulation, WorkingCalendar } from '../types';
import type { Look } from './conditions';
import { lateness } from './due';
import { isOpen, markDue, type LivingDuty } from './living-duty';
import { text } from './readers';
import { matches, type Row } from './rows';
import type { DueMark } from './types';

const doneAt = (fact: Fact): Instant | undefined => fact.occurredAt ?? text(fact.data, 'sentAt');

/** Minutes from the trigger to the fact, where both are known to the minute and in that order. */
function elapsed(living: LivingDuty, fact: Fact): number | null {
  const at = doneAt(fact);
  if (living.triggerAt === undefined || at === undefined) return null;
  const minutes = minutesBetween(living.triggerAt, at);
  return minutes < 0 ? null : minutes;
}

/** The last day in time: the due day, or the end of the period where none is shown; an example is no limit. */
function lastDay({ strength }: LivingDuty['duty'], due: DueMark | undefined): LocalDate | null {
  if (strength === 'EXAMPLE' || due === undefined) return null;
  return due.passed ? addDays(due.from, -1) : due.effectiveDue;
}

/** Working days late: 0 where no day is due or the limit is an example, null where the calendar does not say. */
function lateBy(
  { duty }: LivingDuty,
  due: DueMark | undefined,
  metOn: LocalDate,
  calendar: WorkingCalendar,
): number | null {
  if (duty.kind !== 'TERM' || due?.missingYear !== undefined) return null;
  const last = lastDay(duty, due);
  return last === null ? 0 : lateness(calendar, last, metOn);
}

const isAtOnce = ({ rule, law }: Row): boolean => rule.perEmergency === true && law?.term?.unit === 'immediate';

/**
 * Within the hours that an emergency leaves for what is to be done at once: the day on which it was done is the last in
 * time then, although midnight has passed (spec 4.1.7, CG-48).
 */
function extend(living: LivingDuty, fact: Fact, profile: Profile): void {
  const day = living.duty.triggerOn;
  if (!isAtOnce(living.row) || day === null || fact.occurredOn <= day) return;
  const minutes = elapsed(living, fact) ?? Infinity;
  if (minutes <= profile.assumptions.emergencyCeilingHours.value * 60)
    markDue(living, fact.occurredOn, { nominalDue: day, effectiveDue: fact.occurredOn });
}

/** Notes that the fact met the duty, and how late. */
export function meet(living: LivingDuty, fact: Fact, profile: Profile, regulation: Regulation): void {
  const { duty } = living;
  extend(living, fact, profile);
  const due = duty.dues.findLast(({ passed, from }) => !passed || from <= fact.occurredOn);
  duty.metOn = fact.occurredOn;
  duty.metEventId = fact.eventId;
  duty.cancelledOn = null;
  // Minutes tell something only where the duty is to be done at once (spec 4.1.7).
  if (due && due.nominalDue === duty.triggerOn) duty.elapsedMinutes = elapsed(living, fact);
  duty.lateWorkingDays = lateBy(living, due, fact.occurredOn, regulation.calendar(profile.counting.calendar));
}

/** Open, or cancelled on this very day: facts of one day have no order that the law would know. */
const canBeMet = (living: LivingDuty, fact: Fact): boolean =>
  living.duty.triggerOn !== null &&
  living.duty.metOn === null &&
  (isOpen(living) || living.duty.cancelledOn === fact.occurredOn);

const isItsOwnDay = ({ row, duty }: LivingDuty, fact: Fact): boolean =>
  row.rule.oncePerDay === true && duty.triggerOn === fact.occurredOn;
const tooEarly = ({ duty }: LivingDuty, fact: Fact): boolean =>
  duty.notBefore !== undefined && fact.occurredOn < duty.notBefore;
const ofItsEpisode = ({ row, duty }: LivingDuty, fact: Fact): boolean =>
  row.rule.outlivesEpisode === true || duty.episode === fact.episode;

/** True when the fact is what the duty asks for. */
export function isMetBy(living: LivingDuty, look: Look): boolean {
  const { fact } = look;
  return (
    living.row.meets.has(fact.type) &&
    canBeMet(living, fact) &&
    ofItsEpisode(living, fact) &&
    !tooEarly(living, fact) &&
    !isItsOwnDay(living, fact) &&
    matches(living.row.meets, { ...look, duty: living })
  );
}

/**
 * Looks for what was done before the trigger: the first duty of its kind in an episode takes any earlier fact
 * (EPISODE), every other one a fact of the same day that is not known to be earlier.
 */
export function earlierFact(living: LivingDuty, before: readonly LivingDuty[], look: Look): Fact | null {
  const { row, duty } = living;
  const candidates = look.position.facts.filter((fact) => row.meets.has(fact.type));
  if (candidates.length === 0) return null;
  const alike = before.filter((b) => b.row.index === row.index && b.duty.episode === duty.episode);
  const first = row.rule.early === 'EPISODE' && !alike.some((b) => b.agencyId === living.agencyId);
  const inReach = (fact: Fact): boolean => {
    if (first) return true;
    const at = doneAt(fact);
    const earlier = living.triggerAt !== undefined && at !== undefined && at < living.triggerAt;
    return fact.occurredOn === duty.triggerOn && !earlier;
  };
  const isUsed = (fact: Fact): boolean => alike.some((b) => b.duty.metEventId === fact.eventId);
  const fits = (fact: Fact): boolean =>
    inReach(fact) && !isUsed(fact) && matches(row.meets, { ...look, fact, duty: living });
  return candidates.find(fits) ?? null;
}
