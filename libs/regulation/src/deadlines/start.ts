import { addMonths, localDateOf, type Fact, type LocalDate } from '@kurator/kernel';
import type { DeadlineRule } from '../types';
import type { Look } from './conditions';
import { dueOf, monthsOf, type Counting } from './due';
import { markDue, markPlanned, markResponsible, type LivingDuty } from './living-duty';
import { instantOf, levelOf, oneMinor, resolutionNumber, reviewDayOf, text } from './readers';
import { responsibleFor } from './responsible';
import type { Row } from './rows';
import type { Due } from './types';

/** The local day of the receipt where the fact names one (spec 4.1.8), else its own; a receipt is not before the sending. */
export function triggerDay({ fact, profile, regulation }: Look): LocalDate {
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

/** A level's reviewed term is the limit itself; everything else is the profile's term. */
function dueAtStart(row: Row, law: DeadlineRule, look: Look, start: LocalDate): Due {
  const newTerm =
    row.rule.plan && look.fact.type === 'level-term-reviewed' ? text(look.fact.data, 'newPlannedEnd') : undefined;
  if (newTerm !== undefined) return { nominalDue: newTerm, effectiveDue: newTerm };
  if (!law.term) return { nominalDue: null, effectiveDue: null };
  if (law.term.unit === 'next_session') return nextSession(look.position.sessions, start);
  return dueOf(law.term, countingOf(row, look, start));
}

/** The trigger has come: due days and, for "after n months", the first day that counts. */
export function trigger(living: LivingDuty, look: Look): void {
  const { row, duty } = living;
  const start = triggerDay(look);
  duty.triggerOn = start;
  living.triggerAt = instantOf(look.fact);
  if (row.law?.status !== 'TERM') return;
  const after = row.law.term?.after;
  if (after !== undefined) duty.notBefore = addMonths(start, after);
  markDue(living, look.fact.occurredOn, dueAtStart(row, row.law, look, start));
}

const strengthOf = (law: DeadlineRule | null) =>
  law?.term?.strength ?? (law?.term?.byLevelExample ? ('EXAMPLE' as const) : ('BINDING' as const));

function kindOf(law: DeadlineRule | null): 'TERM' | 'NO_TERM' | 'NOT_REGULATED' {
  if (law === null) return 'NOT_REGULATED';
  return law.status === 'TERM' ? 'TERM' : 'NO_TERM';
}

const hasSoftTarget = ({ rule, meets }: Row): boolean => rule.softTarget !== undefined && !meets.has(rule.softTarget);

function blank(row: Row, { fact, profile }: Look): LivingDuty['duty'] {
  const subjectId = oneMinor(fact.data);
  return {
    id: `${row.rule.key}:${fact.eventId}`,
    ruleKey: row.rule.key,
    rule: row.rule.rule,
    clause: row.law?.clause ?? '',
    profileId: profile.profileId,
    profileVersion: profile.profileVersion,
    confidence: row.law?.confidence ?? 'EXPLICIT',
    kind: kindOf(row.law),
    strength: strengthOf(row.law),
    episode: fact.episode,
    ...(subjectId === undefined ? {} : { subjectId }),
    ...(hasSoftTarget(row) ? { softTarget: true as const } : {}),
    pendingFrom: row.waits ? fact.occurredOn : null,
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
  };
}

const plannedDay = (row: Row, fact: Fact): LocalDate | undefined => {
  if (row.rule.key === 'reviewHeld') return reviewDayOf(fact.data);
  return row.rule.key === 'levelMaxDuration'
    ? (text(fact.data, 'plannedEnd') ?? text(fact.data, 'newPlannedEnd'))
    : undefined;
};

/** A duty that the fact begins; it waits for the receipt where the profile counts from there. */
export function begin(row: Row, look: Look): LivingDuty {
  const { fact, position, regulation } = look;
  const who = responsibleFor(row.rule.role, fact, position, regulation);
  const living: LivingDuty = {
    row,
    duty: blank(row, look),
    agencyId: row.rule.role === 'reporter' ? (who?.agencyId ?? null) : null,
    resolution: resolutionNumber(fact.data) ?? null,
    triggerAt: undefined,
  };
  markResponsible(living, fact.occurredOn, who);
  const planned = plannedDay(row, fact);
  if (planned !== undefined) markPlanned(living, fact.occurredOn, planned);
  if (!row.waits) trigger(living, look);
  return living;
}

/** False where the term depends on a level and there is none: nothing limits the plan then. */
export function isLimited(row: Row, { fact, position }: Look): boolean {
  const term = row.law?.term;
  if (!term?.maxByLevel && !term?.byLevelExample) return true;
  return monthsOf(term, levelOf(fact.data) ?? position.level) !== null;
}
