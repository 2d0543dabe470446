import { addDays, addMonths, monthEnd, quarterOf, quarterSpan, type LocalDate } from '@kurator/kernel';
import { CalendarMissing, type DeadlineRule, type Profile, type Regulation } from '../types';
import { addWorkingDays } from '../calendar/working-days';
import { rolled } from './due';
import { quarterMarks } from './start';
import type { DueMark } from './types';
import type { UnitPeriod } from './unit-rules';

/** A period as it is written, with its days. */
export interface Span {
  readonly period: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The period of a kind that holds a day. */
export function spanAt(kind: UnitPeriod, on: LocalDate): Span {
  if (kind === 'quarter') return { period: quarterOf(on), ...quarterSpan(quarterOf(on)) };
  if (kind === 'year')
    return { period: on.slice(0, 4), from: `${on.slice(0, 4)}-01-01`, to: `${on.slice(0, 4)}-12-31` };
  return { period: on.slice(0, 7), from: `${on.slice(0, 7)}-01`, to: monthEnd(on.slice(0, 7)) };
}

const pad = (n: number): string => String(n).padStart(2, '0');
/** A day of a month, or the last one where the month is shorter. */
function dayIn(month: string, day: number): LocalDate {
  const last = monthEnd(month);
  const date = `${month}-${pad(day)}`;
  return date < last ? date : last;
}

/** The reporting day that the term names, before it rolls (spec 4.1.5, 4.1.6); null where none is set. */
export function reportingDay({ term }: DeadlineRule, { from, to }: Span): LocalDate | null {
  const next = addMonths(`${to.slice(0, 7)}-01`, 1).slice(0, 7);
  if (term?.dayOfNextMonth !== undefined) return dayIn(next, term.dayOfNextMonth);
  if (term?.dayOfMonth !== undefined) return dayIn(from.slice(0, 7), term.dayOfMonth);
  if (term?.month !== undefined && term.day !== undefined)
    return dayIn(`${next.slice(0, 4)}-${pad(term.month)}`, term.day);
  return null;
}

/** From when the duty is one: the month while it runs, everything else once the period has ended. */
export const triggerOf = (kind: UnitPeriod, { from, to }: Span): LocalDate =>
  kind === 'month' ? from : addDays(to, 1);

/** The due marks of a unit's duty. Without a day it is late once the next period of its kind has ended (4.1.11). */
export function unitMarks(
  { law, profile, kind }: { readonly law: DeadlineRule; readonly profile: Profile; readonly kind: UnitPeriod },
  span: Span,
  regulation: Regulation,
): readonly DueMark[] {
  const from = triggerOf(kind, span);
  const day = reportingDay(law, span);
  const { counting } = profile;
  if (day !== null)
    return [{ from, ...rolled(day, { rules: counting, calendar: regulation.calendar(counting.calendar) }) }];
  if (law.status !== 'TERM') return [{ from, nominalDue: null, effectiveDue: null }];
  return kind === 'quarter' ? quarterMarks(span.period, from) : [{ from, nominalDue: null, effectiveDue: null }];
}

/** CG-47: where institutions and ministry have the same day, the ministry aims at three working days later. */
export function ministryTarget(
  own: DueMark | undefined,
  theirs: DueMark | undefined,
  profile: Profile,
  regulation: Regulation,
) {
  const day = own?.effectiveDue ?? null;
  if (day === null || day !== theirs?.effectiveDue) return null;
  try {
    return addWorkingDays(regulation.calendar(profile.counting.calendar), day, 3);
  } catch (error) {
    if (error instanceof CalendarMissing) return null;
    throw error;
  }
}
