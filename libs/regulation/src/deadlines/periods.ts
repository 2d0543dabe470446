import {
  addDays,
  addMonths,
  daysBetween,
  monthEnd,
  monthOf,
  quarterOf,
  quarterSpan,
  type Fact,
  type LocalDate,
} from '@kurator/kernel';
import type { Profile, Regulation } from '../types';
import type { Look } from './conditions';
import type { Position } from './family-position';
import { isOpen, markDue, markResponsible, type LivingDuty } from './living-duty';
import { isMetBy, meet } from './meet';
import { responsibleFor } from './responsible';
import { rowsOf, type Row } from './rows';
import { blank, quarterMarks } from './start';

/** Days on which the family was registered at the end of the day; `to` is exclusive, null while it lasts. */
interface Stretch {
  readonly from: LocalDate;
  to: LocalDate | null;
}

/** What the duties that time alone brings need to know of a family. */
export interface CalendarLife {
  readonly regulation: Regulation;
  living: LivingDuty[];
  readonly positions: Map<number, Position>;
  readonly registered: Stretch[];
  /** The day of the last fact. */
  day: LocalDate | null;
}
export const newCalendarLife = (regulation: Regulation): CalendarLife => ({
  regulation,
  living: [],
  positions: new Map(),
  registered: [],
  day: null,
});

/** The end of one day in the life of a registered family, or of one that has just left. */
interface DayEnd {
  readonly day: LocalDate;
  readonly isRegistered: boolean;
  readonly position: Position;
  readonly fact: Fact;
  readonly profile: Profile;
}

const isIn = ({ from, to }: Stretch, day: LocalDate): boolean => from <= day && (to === null || day < to);

/** Registered days of the month up to the end of the day (spec 4.1.12). */
function daysSoFar(registered: readonly Stretch[], day: LocalDate): number {
  const first = `${monthOf(day)}-01`;
  const after = addDays(day, 1);
  return registered.reduce((sum, { from, to }) => {
    const start = from > first ? from : first;
    const end = to !== null && to < after ? to : after;
    return end > start ? sum + daysBetween(start, end) : sum;
  }, 0);
}

/** The month counts, or will count when nothing changes: the curator is told on its first day, not on the fifteenth. */
function isVisitOwed(life: CalendarLife, { day, isRegistered, profile }: DayEnd): boolean {
  const ahead = isRegistered ? daysBetween(day, monthEnd(monthOf(day))) : 0;
  return daysSoFar(life.registered, day) + ahead >= profile.assumptions.patronageMonthMinDays.value;
}
const isWorkOwed = ({ isRegistered, position }: DayEnd): boolean => isRegistered && position.inWork;

function newDuty(life: CalendarLife, row: Row, period: string, { day, position, fact, profile }: DayEnd): LivingDuty {
  const triggerOn = row.period === 'quarter' ? addDays(day, 1) : day;
  const { episode } = position;
  const living: LivingDuty = {
    row,
    duty: blank(row, profile, { id: `${row.rule.key}:${triggerOn}`, episode }),
    agencyId: null,
    resolution: null,
    eventId: fact.eventId,
    item: null,
    emergency: null,
    former: null,
    period,
    triggerAt: undefined,
  };
  living.duty.triggerOn = triggerOn;
  markResponsible(living, triggerOn, responsibleFor(row.rule.role, fact, position, life.regulation));
  return living;
}

/** What was done in the period before the duty began: a visit on a registered day, a report handed in early. */
function lookBack(life: CalendarLife, living: LivingDuty, end: DayEnd): void {
  const { position, profile } = end;
  const counts = ({ occurredOn }: Fact): boolean =>
    living.row.period === 'quarter' || life.registered.some((stretch) => isIn(stretch, occurredOn));
  const lookAt = (fact: Fact): Look => ({ fact, position, profile, regulation: life.regulation });
  const done = position.facts.find((fact) => counts(fact) && isMetBy(living, lookAt(fact)));
  if (done) meet(living, done, profile, life.regulation);
}

function beginMonth(life: CalendarLife, row: Row, end: DayEnd): void {
  const month = monthOf(end.day);
  const living = newDuty(life, row, month, end);
  const last = monthEnd(month);
  markDue(living, end.day, { nominalDue: last, effectiveDue: last });
  lookBack(life, living, end);
  life.living.push(living);
}

/** A month's duty begins with the month or with what it depends on, and falls away with that. */
function tendMonth(life: CalendarLife, row: Row, end: DayEnd): void {
  const month = monthOf(end.day);
  const open = life.living.find(
    (other) => other.row.index === row.index && other.period === month && other.duty.cancelledOn === null,
  );
  const isOwed = row.rule.during === 'REGISTERED' ? isVisitOwed(life, end) : isWorkOwed(end);
  if (open === undefined) {
    if (isOwed && end.isRegistered) beginMonth(life, row, end);
  } else if (!isOwed && isOpen(open)) open.duty.cancelledOn = end.day;
}

/** A quarter's duty begins when the quarter has ended (spec 4.2, «Quarter ends») with the programme in work. */
function tendQuarter(life: CalendarLife, row: Row, end: DayEnd): void {
  const quarter = quarterOf(end.day);
  if (quarterSpan(quarter).to !== end.day || !isWorkOwed(end)) return;
  const living = newDuty(life, row, quarter, end);
  living.duty.dues = quarterMarks(quarter, addDays(end.day, 1));
  lookBack(life, living, end);
  life.living.push(living);
}

/** Notes whether the family is registered at the end of the day. */
function noteRegistration({ registered }: CalendarLife, day: LocalDate, isRegistered: boolean): void {
  const last = registered.at(-1);
  const was = last !== undefined && last.to === null;
  if (isRegistered && !was) registered.push({ from: day, to: null });
  if (!isRegistered && was) last.to = day;
}

/** The day's end as the rules look at it; null where no fact or no regulation is known. */
function dayEnd(life: CalendarLife, day: LocalDate): DayEnd | null {
  const positions = [...life.positions.values()];
  const holding = positions.findLast(({ subjects }) => subjects.size > 0);
  noteRegistration(life, day, holding !== undefined);
  if (life.registered.length === 0) return null;
  const position = holding ?? positions.at(-1);
  const fact = position?.facts.findLast(({ municipality }) => municipality === (position.home ?? municipality));
  const profile = fact ? life.regulation.profileOf(fact.municipality, day) : null;
  if (!position || !fact || !profile) return null;
  return { day, isRegistered: holding !== undefined, position, fact, profile };
}

/** What the end of the day brings; answers whether time goes on bringing something. */
function endDay(life: CalendarLife, day: LocalDate): boolean {
  const end = dayEnd(life, day);
  if (end === null) return false;
  for (const row of rowsOf(end.profile).periodic)
    if (row.period === 'month') tendMonth(life, row, end);
    else tendQuarter(life, row, end);
  return end.isRegistered;
}

interface Turns {
  readonly quarterEnd: LocalDate;
  readonly nextMonth: LocalDate;
}
/** Months are few and asked for by every family. */
const turnsByMonth = new Map<string, Turns>();

function turnsOf(month: string): Turns {
  let turns = turnsByMonth.get(month);
  if (!turns) {
    const first = `${month}-01`;
    turns = { quarterEnd: quarterSpan(quarterOf(first)).to, nextMonth: addMonths(first, 1) };
    turnsByMonth.set(month, turns);
  }
  return turns;
}

/** The next day on which a month begins or a quarter ends. */
function nextTurn(day: LocalDate): LocalDate {
  const { quarterEnd, nextMonth } = turnsOf(monthOf(day));
  return day < quarterEnd && quarterEnd < nextMonth ? quarterEnd : nextMonth;
}

/**
 * Ends the day of the last fact and lets time go by: up to the day before `before`, or through `until`. Facts of one
 * day are taken together, so what a day brings does not depend on their order.
 */
export function passDays(life: CalendarLife, before: LocalDate | null, until?: LocalDate): void {
  let day = life.day;
  const isWithin = (turn: LocalDate): boolean =>
    before === null ? until !== undefined && turn <= until : turn < before;
  while (day !== null && endDay(life, day)) {
    const next = nextTurn(day);
    day = isWithin(next) ? next : null;
  }
}
