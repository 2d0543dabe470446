import type { LateDuty, LocalDate } from '@kurator/kernel';
import type { DeadlineEntry, Due, Duty, DutyStatus } from './types';

/** The last mark that holds on a day. */
const holding = <T extends { readonly from: LocalDate }>(marks: readonly T[], on: LocalDate): T | undefined =>
  marks.findLast((mark) => mark.from <= on);

const NO_DUE: Due = { nominalDue: null, effectiveDue: null };
const upTo = (day: LocalDate | null, on: LocalDate): LocalDate | null => (day !== null && day <= on ? day : null);

/** An example is never broken (CG-21). */
const limitOf = (duty: Duty, due: Due): LocalDate | null => (duty.strength === 'EXAMPLE' ? null : due.effectiveDue);
const isPast = (limit: LocalDate | null, day: LocalDate): boolean => limit !== null && day > limit;

/** Late without a day that is shown (spec 4.1.11). */
const hasPassed = ({ dues }: Duty, day: LocalDate): boolean => dues.some(({ passed, from }) => passed && from <= day);

/** What was done, done late, or not done, against the due day. */
function byDue(duty: Duty, due: Due, on: LocalDate): DutyStatus {
  const met = upTo(duty.metOn, on);
  const limit = limitOf(duty, due);
  const late = isPast(limit, met ?? on) || hasPassed(duty, met ?? on);
  if (met !== null) return late ? 'MET_LATE' : 'MET';
  return duty.broken || late ? 'OVERDUE' : 'RUNNING';
}

function statusOf(duty: Duty, due: Due, triggered: boolean, on: LocalDate): DutyStatus {
  if (duty.kind === 'NOT_REGULATED') return 'NOT_REGULATED';
  const cancelled = upTo(duty.cancelledOn, on) !== null && upTo(duty.metOn, on) === null;
  if (cancelled) return 'CANCELLED';
  if (!triggered) return 'PENDING_TRIGGER';
  if (duty.kind === 'NO_TERM') return 'NO_TERM';
  return due.missingYear === undefined ? byDue(duty, due, on) : 'CALENDAR_MISSING';
}

const responsibleOn = (duty: Duty, on: LocalDate): DeadlineEntry['responsible'] => {
  const mark = holding(duty.responsible, on);
  if (!mark) return null;
  return mark.officerId === undefined
    ? { agencyId: mark.agencyId }
    : { agencyId: mark.agencyId, officerId: mark.officerId };
};

type Growing = { -readonly [K in keyof DeadlineEntry]: DeadlineEntry[K] };

/** Sets a field that is there only when it says something. */
function tell<K extends keyof DeadlineEntry>(entry: Growing, name: K, value: Growing[K] | null | undefined): void {
  if (value !== undefined && value !== null) entry[name] = value;
}

/** What an entry says beside the fields that every one has. */
function tellMore(entry: Growing, duty: Duty, due: Due, on: LocalDate): void {
  tell(entry, 'subjectId', duty.subjectId);
  tell(entry, 'plannedOn', holding(duty.planned, on)?.plannedOn);
  tell(entry, 'missingYear', due.missingYear);
  if (duty.softTarget) tell(entry, 'localTarget', due.effectiveDue);
  if (entry.triggerOn !== null) tell(entry, 'notBefore', duty.notBefore);
  if (entry.metOn !== null) tell(entry, 'elapsedMinutes', duty.elapsedMinutes);
}

/** The trigger has come, and the family's facts know of it. */
const isTriggered = ({ triggerOn, knownFrom }: Duty, on: LocalDate): boolean =>
  triggerOn !== null && triggerOn <= on && (knownFrom ?? on) <= on;

/** How a duty stands at the end of a day and when it is due then: {@link judge} for those who count and show nothing. */
export function statusOn(duty: Duty, on: LocalDate): Pick<DeadlineEntry, 'status' | 'effectiveDue'> | null {
  const triggered = isTriggered(duty, on);
  if (!triggered && upTo(duty.pendingFrom, on) === null) return null;
  const due = (triggered ? holding(duty.dues, on) : undefined) ?? NO_DUE;
  return { status: statusOf(duty, due, triggered, on), effectiveDue: due.effectiveDue };
}

/**
 * The duty as it stands at the end of a day, from what is known by then (`api.md`, "Deadline entry"). Null when it had
 * neither been triggered nor made pending. Pure, without calendar: everything that needs one is in the duty.
 */
export function judge(duty: Duty, on: LocalDate): DeadlineEntry | null {
  const triggered = isTriggered(duty, on);
  if (!triggered && upTo(duty.pendingFrom, on) === null) return null;
  const due = (triggered ? holding(duty.dues, on) : undefined) ?? NO_DUE;
  const metOn = triggered ? upTo(duty.metOn, on) : null;
  const entry: Growing = {
    ruleKey: duty.ruleKey,
    rule: duty.rule,
    clause: duty.clause,
    profileId: duty.profileId,
    profileVersion: duty.profileVersion,
    confidence: duty.confidence,
    triggerOn: triggered ? duty.triggerOn : null,
    nominalDue: due.nominalDue,
    effectiveDue: due.effectiveDue,
    status: statusOf(duty, due, triggered, on),
    metOn,
    lateWorkingDays: metOn === null ? null : duty.lateWorkingDays,
    responsible: responsibleOn(duty, on),
  };
  tellMore(entry, duty, due, on);
  return entry;
}

const byTrigger = (a: DeadlineEntry, b: DeadlineEntry): number =>
  (a.triggerOn ?? '9999').localeCompare(b.triggerOn ?? '9999') || a.rule.localeCompare(b.rule);

/** All duties judged on a day, by trigger day, then rule; one that waits for its trigger comes last. */
export const deadlineEntries = (list: readonly Duty[], on: LocalDate): readonly DeadlineEntry[] =>
  list.flatMap((duty) => judge(duty, on) ?? []).sort(byTrigger);

/** The duties that these events met too late, in the words of a command's `violations`. */
export function lateDuties(list: readonly Duty[], eventIds: ReadonlySet<string>): readonly LateDuty[] {
  return list.flatMap((duty) => {
    if (duty.metOn === null || duty.metEventId === null || !eventIds.has(duty.metEventId)) return [];
    const due = duty.dues.at(-1) ?? NO_DUE;
    if (duty.kind !== 'TERM' || byDue(duty, due, duty.metOn) !== 'MET_LATE') return [];
    return [
      {
        ruleKey: duty.ruleKey,
        rule: duty.rule,
        clause: duty.clause,
        nominalDue: due.nominalDue,
        effectiveDue: due.effectiveDue,
        metOn: duty.metOn,
        lateWorkingDays: duty.lateWorkingDays ?? 0,
        confidence: duty.confidence,
      },
    ];
  });
}
