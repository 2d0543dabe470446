import { addDays, type LocalDate } from '@kurator/kernel';
import { regionalProfiles } from '../streams/unit-law';
import { REGION } from '../streams/stream-kind';
import type { DeadlineRule, Profile, Regulation } from '../types';
import { judge } from './judge';
import { plainDuty } from './plain-duty';
import type { DeadlineEntry, Duty } from './types';
import { ministryTarget, spanAt, triggerOf, unitMarks, type Span } from './unit-due';
import { unitRules, type UnitRule } from './unit-rules';

/** A report that may meet a duty; `agencyId` where each institution has its own. */
export interface UnitFact {
  readonly unit: string;
  readonly type: string;
  readonly period: string;
  readonly occurredOn: LocalDate;
  readonly eventId: string | null;
  readonly agencyId?: string;
}
/** A duty of a unit with the period that it is of. */
export interface UnitDuty {
  readonly unit: string;
  readonly period: string;
  readonly duty: Duty;
  /** Ours, never a duty (CG-47). */
  readonly localTarget: LocalDate | null;
}
export interface UnitQuestion {
  /** OKTMO or `REGION`. */
  readonly unit: string;
  /** Day from which on the unit works with the register: the period that holds it is the first that is owed. */
  readonly since: LocalDate;
  /** The last day on which a duty may have begun. */
  readonly until: LocalDate;
  readonly facts: readonly UnitFact[];
}

const lawIn = (profile: Profile, key: string): DeadlineRule | null => {
  const law = profile.deadlines[key];
  return law === undefined || law === 'NOT_REGULATED' ? null : law;
};

/** The regulation under which the unit owes a report of the period; of several regional ones the first that asks. */
function profileFor(rule: UnitRule, unit: string, on: LocalDate, regulation: Regulation): Profile | null {
  if (unit === REGION) return regionalProfiles(regulation, on).find((one) => lawIn(one, rule.key) !== null) ?? null;
  return regulation.profileOf(unit, on);
}

/** Institutions of IRKUTSK 17 and OKTYABRSKY 6.1 (classifier 6.17). */
const INSTITUTION = /^AG-(1[4-9]|20)$/;

/** Each institution of the municipality; where there is none, the keeper of its bank. */
function institutions(unit: string, regulation: Regulation): readonly string[] {
  const here = regulation.agencies().filter(({ municipality }) => municipality === unit);
  const own = here.filter(({ kind }) => INSTITUTION.test(kind));
  return (own.length > 0 ? own : here.filter(({ bankKeeper }) => bankKeeper)).map(({ agencyId }) => agencyId);
}

/** Whose duty it is: one agency, several, or nobody in the directory. */
function responsible({ role }: UnitRule, unit: string, regulation: Regulation): readonly (string | null)[] {
  if (role === 'ministry') return [null];
  if (role === 'commission') return [regulation.municipality(unit)?.commissionId ?? null];
  if (role === 'institution') return institutions(unit, regulation);
  return [regulation.agencies().find((one) => one.bankKeeper && one.municipality === unit)?.agencyId ?? null];
}

const earliest = (facts: readonly UnitFact[]): UnitFact | null =>
  facts.reduce<UnitFact | null>(
    (best, fact) => (best === null || fact.occurredOn < best.occurredOn ? fact : best),
    null,
  );

interface Owed {
  readonly rule: UnitRule;
  readonly span: Span;
  readonly law: DeadlineRule;
  readonly profile: Profile;
}

/** The target that the ministry sets itself where the law gives it no day of its own. */
function targetOf({ rule, span, law, profile }: Owed, regulation: Regulation): LocalDate | null {
  const theirs = rule.key === 'quarterSummaryFormed' ? lawIn(profile, 'quarterReportSubmitted') : null;
  if (theirs === null) return null;
  const markOf = (one: DeadlineRule) => unitMarks({ law: one, profile, kind: rule.period }, span, regulation)[0];
  return ministryTarget(markOf(law), markOf(theirs), profile, regulation);
}

function dutiesOf(owed: Owed, { unit, facts }: UnitQuestion, regulation: Regulation): readonly UnitDuty[] {
  const { rule, span, law, profile } = owed;
  const reports = facts.filter(
    ({ unit: of, type, period }) => of === unit && type === rule.metBy && period === span.period,
  );
  const each = rule.role === 'institution';
  const named = each ? reports.flatMap(({ agencyId }) => (agencyId === undefined ? [] : [agencyId])) : [];
  return [...new Set([...responsible(rule, unit, regulation), ...named])].map((agencyId) => {
    const fact = earliest(each ? reports.filter((one) => one.agencyId === agencyId) : reports);
    const plain = {
      id: `${rule.key}:${unit}:${span.period}${each ? `:${agencyId ?? ''}` : ''}`,
      ruleKey: rule.key,
      law,
      profile,
      triggerOn: triggerOf(rule.period, span),
      dues: unitMarks({ law, profile, kind: rule.period }, span, regulation),
      met: fact === null ? null : { on: fact.occurredOn, eventId: fact.eventId },
      agencyId,
    };
    return { unit, period: span.period, duty: plainDuty(plain, regulation), localTarget: targetOf(owed, regulation) };
  });
}

/**
 * The duties that the calendar brings a unit (spec 8.4): DL-27, DL-28, DL-36 to DL-40 and DL-58, one for each period
 * (and institution) from the one that holds `since` on, under the regulation of the period's last day.
 */
export function unitDuties(question: UnitQuestion, regulation: Regulation): readonly UnitDuty[] {
  const { unit, since, until } = question;
  const found: UnitDuty[] = [];
  for (const rule of unitRules.filter(({ of }) => (of === 'REGION') === (unit === REGION))) {
    let span = spanAt(rule.period, since);
    while (triggerOf(rule.period, span) <= until) {
      const profile = profileFor(rule, unit, span.to, regulation);
      const law = profile === null ? null : lawIn(profile, rule.key);
      if (profile !== null && law !== null) found.push(...dutiesOf({ rule, span, law, profile }, question, regulation));
      span = spanAt(rule.period, addDays(span.to, 1));
    }
  }
  return found;
}

/** A unit's duty judged at the end of a day, with its period; null before it began. */
export function judgeUnit({ duty, localTarget }: UnitDuty, on: LocalDate): DeadlineEntry | null {
  const entry = judge(duty, on);
  return entry === null || localTarget === null ? entry : { ...entry, localTarget };
}
