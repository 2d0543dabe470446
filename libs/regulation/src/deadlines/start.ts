import { addDays, addMonths, localDateOf, quarterOf, quarterSpan, type Fact, type LocalDate } from '@kurator/kernel';
import type { DeadlineRule, Profile } from '../types';
import type { Look } from './conditions';
import { dueOf, monthsOf, type Counting } from './due';
import type { Item } from './items';
import { markDue, markMoved, markPlanned, markResponsible, type LivingDuty } from './living-duty';
import { instantOf, levelOf, oneMinor, quarterNamed, resolutionNumber, reviewDayOf, text } from './readers';
import { responsibleFor } from './responsible';
import type { Row } from './rows';
import type { DutyRule } from './rule-table';
import type { Due, DueMark } from './types';

/**
 * The day that the rule counts from, where the fact names it. Else the local day of the receipt where there is one
 * (spec 4.1.8), else the fact's own; a receipt is not before the sending.
 */
export function triggerDay({ countedFrom }: DutyRule, { fact, profile, regulation }: Look): LocalDate {
  const named = countedFrom && text(fact.data, countedFrom);
  if (named !== undefined && named <= fact.occurredOn) return named;
  const receivedAt = text(fact.data, 'receivedAt');
  if (receivedAt === undefined) return fact.occurredOn;
  const zone = regulation.municipality(fact.municipality)?.timeZone ?? profile.timezone;
  const day = localDateOf(receivedAt, zone);
  return day > fact.occurredOn ? day : fact.occurredOn;
}

function countingOf(row: Row, look: Look, start: LocalDate): Counting {
  const { fact, profile, regulation, position } = look;
  return {
    start,
    rules: profile.counting,
    calendar: regulation.calendar(profile.counting.calendar),
    plan: row.rule.plan === true,
    threat: position.threat || position.messageThreat,
    level: levelOf(fact.data) ?? position.level,
  };
}

/** The first session that is known for the trigger day or later. */
export function nextSession(sessions: readonly LocalDate[], from: LocalDate): Due {
  const next = sessions.filter((day) => day >= from).sort()[0] ?? null;
  return { nominalDue: next, effectiveDue: next };
}

/** No day is shown, and it is late once the quarter after its own has ended (spec 4.1.11). */
export function quarterMarks(quarter: string, from: LocalDate): readonly DueMark[] {
  const next = quarterSpan(quarterOf(addDays(quarterSpan(quarter).to, 1))).to;
  // What came late itself leaves the rest of the quarter in which it came.
  const last = from > next ? quarterSpan(quarterOf(from)).to : next;
  const none = { nominalDue: null, effectiveDue: null };
  return [
    { from, ...none },
    { from: addDays(last, 1), ...none, passed: true },
  ];
}

/** A level's reviewed term is the limit itself; everything else is the profile's term. */
function dueAtStart(row: Row, law: DeadlineRule, look: Look, start: LocalDate): Due {
  const newTerm =
    row.rule.plan && look.fact.type === 'level-term-reviewed' ? text(look.fact.data, 'newPlannedEnd') : undefined;
  if (newTerm !== undefined) return { nominalDue: newTerm, effectiveDue: newTerm };
  if (!law.term) return { nominalDue: null, effectiveDue: null };
  if (law.term.unit === 'next_session') return nextSession(look.position.sessions, start);
  return dueOf(law.term, countingOf(row, look, start));
}

/** A date that the programme sets is due on that day, without roll-over. */
const dueOfItem = ({ item, row }: LivingDuty): Due | null =>
  item === null || row.each === 'CHILD' ? null : { nominalDue: item.dueOn, effectiveDue: item.dueOn };

/** The trigger has come: due days and, for "after n months", the first day that counts. */
export function trigger(living: LivingDuty, look: Look): void {
  const { row, duty } = living;
  const start = triggerDay(row.rule, look);
  if (start < look.fact.occurredOn) duty.knownFrom = look.fact.occurredOn;
  duty.triggerOn = start;
  living.triggerAt = instantOf(look.fact);
  if (row.law?.status !== 'TERM') return;
  const after = row.law.term?.after;
  if (after !== undefined) duty.notBefore = addMonths(start, after);
  if (living.period !== null) duty.dues = quarterMarks(living.period, look.fact.occurredOn);
  else markDue(living, look.fact.occurredOn, dueOfItem(living) ?? dueAtStart(row, row.law, look, start));
}

const strengthOf = (law: DeadlineRule | null) =>
  law?.term?.strength ?? (law?.term?.byLevelExample ? ('EXAMPLE' as const) : ('BINDING' as const));

function kindOf(law: DeadlineRule | null): 'TERM' | 'NO_TERM' | 'NOT_REGULATED' {
  if (law === null) return 'NOT_REGULATED';
  return law.status === 'TERM' ? 'TERM' : 'NO_TERM';
}

const hasSoftTarget = ({ rule, meets }: Row): boolean => rule.softTarget !== undefined && !meets.has(rule.softTarget);

/** What a duty is called, of which episode it is and of whom. */
interface Origin {
  readonly id: string;
  readonly emergencyId?: string | undefined;
  readonly episode: number;
  readonly subjectId?: string | undefined;
}

/** A duty of which nothing is known yet but its law. There are dozens in a family, so no object is made on the way. */
export function blank(row: Row, profile: Profile, { id, episode, subjectId, emergencyId }: Origin): LivingDuty['duty'] {
  const duty: LivingDuty['duty'] = {
    id,
    ruleKey: row.rule.key,
    rule: row.rule.rule,
    clause: row.law?.clause ?? '',
    profileId: profile.profileId,
    profileVersion: profile.profileVersion,
    confidence: row.law?.confidence ?? 'EXPLICIT',
    kind: kindOf(row.law),
    strength: strengthOf(row.law),
    episode,
    pendingFrom: null,
    triggerOn: null,
    dues: [],
    planned: [],
    broken: false,
    metOn: null,
    metEventId: null,
    lateWorkingDays: null,
    elapsedMinutes: null,
    cancelledOn: null,
    responsible: [],
    moved: [],
  };
  if (subjectId !== undefined) duty.subjectId = subjectId;
  if (emergencyId !== undefined) duty.emergencyId = emergencyId;
  if (hasSoftTarget(row)) duty.softTarget = true;
  return duty;
}

const plannedDay = (row: Row, fact: Fact): LocalDate | undefined => {
  if (row.rule.key === 'reviewHeld') return reviewDayOf(fact.data);
  return row.rule.key === 'levelMaxDuration'
    ? (text(fact.data, 'plannedEnd') ?? text(fact.data, 'newPlannedEnd'))
    : undefined;
};

/** What remains for the side that gave the family away. */
function formerOf({ rule: { role } }: Row, { data }: Fact): string | null {
  const isFormers = role === 'formerCommission' || role === 'formerKeeper';
  return isFormers ? (text(data, 'fromMunicipality') ?? null) : null;
}

/** The duty before anything is known of its days. */
function unbegun(row: Row, { fact, profile }: Look, item: Item | null, agencyId: string | null): LivingDuty {
  const id = `${row.rule.key}:${fact.eventId}${item === null ? '' : `:${item.id}`}`;
  const subjectId = row.each === 'CHILD' ? item?.id : oneMinor(fact.data);
  const emergencyId = row.rule.perEmergency ? text(fact.data, 'emergencyId') : undefined;
  return {
    row,
    duty: blank(row, profile, { id, episode: fact.episode, subjectId, emergencyId }),
    agencyId,
    resolution: resolutionNumber(fact.data) ?? null,
    eventId: fact.eventId,
    item,
    emergency: emergencyId ?? null,
    former: formerOf(row, fact),
    period: row.rule.ofQuarter ? quarterNamed(fact) : null,
    triggerAt: undefined,
  };
}

/** What is known of the duty besides its days: where it belongs, and what is planned. */
function markFirst(living: LivingDuty, fact: Fact): void {
  if (living.former !== null) markMoved(living, fact.occurredOn, living.former);
  const planned = plannedDay(living.row, fact);
  if (planned !== undefined) markPlanned(living, fact.occurredOn, planned);
}

/**
 * A duty that the fact begins; it waits for the receipt where the profile counts from there.
 * @param item the measure or control date, where each has a duty of its own
 */
export function begin(row: Row, look: Look, item: Item | null = null): LivingDuty {
  const { fact, position, regulation } = look;
  const { role } = row.rule;
  const who = item?.executor ?? responsibleFor(role, fact, position, regulation);
  const living = unbegun(row, look, item, role === 'reporter' && who !== null ? who.agencyId : null);
  markResponsible(living, fact.occurredOn, who);
  markFirst(living, fact);
  if (row.waits) living.duty.pendingFrom = fact.occurredOn;
  else trigger(living, look);
  return living;
}

/** False where the term depends on a level and there is none: nothing limits the plan then. */
export function isLimited(row: Row, { fact, position }: Look): boolean {
  const term = row.law?.term;
  if (!term?.maxByLevel && !term?.byLevelExample) return true;
  return monthsOf(term, levelOf(fact.data) ?? position.level) !== null;
}
