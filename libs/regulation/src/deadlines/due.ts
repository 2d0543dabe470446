import { addDays, addMonths, type LocalDate } from '@kurator/kernel';
import { addWorkingDays, rollForward, workingDaysBetween } from '../calendar/working-days';
import { CalendarMissing, type Level, type Profile, type Term, type WorkingCalendar } from '../types';
import type { Due } from './types';

/** What a term is counted from and with. */
export interface Counting {
  readonly start: LocalDate;
  readonly rules: Profile['counting'];
  readonly calendar: WorkingCalendar;
  /** The limit of a plan does not roll (spec 4.1.4). */
  readonly plan: boolean;
  readonly threat: boolean;
  readonly level: Level | null;
}

const NO_DUE: Due = { nominalDue: null, effectiveDue: null };
const onDay = (day: LocalDate): Due => ({ nominalDue: day, effectiveDue: day });

/** A due date whose year has no calendar is no error of the fact: it says which year to load. */
function orMissing(nominalDue: LocalDate | null, effective: () => Due): Due {
  try {
    return effective();
  } catch (error) {
    if (error instanceof CalendarMissing) return { nominalDue, effectiveDue: null, missingYear: error.year };
    throw error;
  }
}

/** A day that rolls off a non-working end (spec 4.1.3, 4.1.6). */
export function rolled(nominalDue: LocalDate, { rules, calendar }: Pick<Counting, 'rules' | 'calendar'>): Due {
  if (rules.rollNonWorkingEnd === 'NONE') return onDay(nominalDue);
  const direction = rules.rollNonWorkingEnd === 'NEXT_WORKING_DAY' ? 1 : -1;
  return orMissing(nominalDue, () => ({ nominalDue, effectiveDue: rollForward(calendar, nominalDue, direction) }));
}

/** The day before the first day that counts (spec 4.1.1). */
const base = ({ start, rules }: Counting): LocalDate => (rules.startsOn === 'NEXT_DAY' ? start : addDays(start, -1));
/** «в течение 3–5 дней» is due on the fifth (CG-14). */
const length = (term: Term): number => term.value ?? term.max ?? term.min ?? 1;

/** Months of a term, by the level where it differs by level; null when there is no such limit. */
export function monthsOf(term: Term, level: Level | null): number | null {
  const byLevel = term.maxByLevel ?? term.byLevelExample;
  if (byLevel) return level === null ? null : (byLevel[level] ?? null);
  if (term.every === 'half_year') return 6;
  return term.value ?? term.max ?? null;
}

function inMonths(term: Term, counting: Counting): Due {
  const months = monthsOf(term, counting.level);
  if (months === null) return NO_DUE;
  const nominal = addMonths(counting.start, months);
  return counting.plan ? onDay(nominal) : rolled(nominal, counting);
}

const BY_UNIT: Readonly<Record<Term['unit'], (term: Term, counting: Counting) => Due>> = {
  immediate: (_term, { start }) => onDay(start),
  working_day: (term, counting) =>
    orMissing(null, () => onDay(addWorkingDays(counting.calendar, base(counting), length(term)))),
  calendar_day: (term, counting) => rolled(addDays(base(counting), length(term)), counting),
  month: inMonths,
  // A half-year is six months of the case (CG-31); the other periods are no duties of a single family's fact.
  recurrence: (term, counting) => (term.every === 'half_year' ? inMonths(term, counting) : NO_DUE),
  annual: () => NO_DUE,
  next_session: () => NO_DUE,
  programme_date: () => NO_DUE,
};

const remembered = new WeakMap<WorkingCalendar, Map<string, Due>>();
/** Days and terms repeat all the time; beyond this many the memory is let go. */
const ENOUGH = 20_000;

/**
 * Nominal and effective due day of a term that starts on a day (spec 4.1). Both null where the term sets no day.
 * Working days are counted by the calendar, calendar days roll off a non-working end, limits of plans do not.
 */
export function dueOf(term: Term, counting: Counting): Due {
  if (term.ifThreat === 'immediate' && counting.threat) return onDay(counting.start);
  if (term.unit !== 'working_day' && term.unit !== 'calendar_day') return BY_UNIT[term.unit](term, counting);
  let memory = remembered.get(counting.calendar);
  if (!memory || memory.size > ENOUGH) remembered.set(counting.calendar, (memory = new Map<string, Due>()));
  const { startsOn, rollNonWorkingEnd } = counting.rules;
  const key = `${counting.start}${term.unit}${length(term)}${startsOn}${rollNonWorkingEnd}`;
  let due = memory.get(key);
  if (!due) memory.set(key, (due = BY_UNIT[term.unit](term, counting)));
  return due;
}

/** Working days by which something done on `metOn` is late; null when the calendar does not reach that far. */
export function lateness(calendar: WorkingCalendar, effectiveDue: LocalDate, metOn: LocalDate): number | null {
  if (metOn <= effectiveDue) return 0;
  try {
    return workingDaysBetween(calendar, effectiveDue, metOn);
  } catch (error) {
    if (error instanceof CalendarMissing) return null;
    throw error;
  }
}
