import type { DeadlineRule, Profile } from '../types';
import { holds, type ConditionName, type Look } from './conditions';
import type { DutyRule, Matcher } from './rule-table';
import { dutyRules } from './rules';

/** By event type the alternatives, each a list of conditions. */
type Alternatives = ReadonlyMap<string, readonly (readonly ConditionName[] | undefined)[]>;

/** A rule as one profile has it. */
export interface Row {
  readonly index: number;
  readonly rule: DutyRule;
  /** Null where the profile is silent. */
  readonly law: DeadlineRule | null;
  /** Counts from a receipt: the trigger waits for `receives`. */
  readonly waits: boolean;
  /** Time brings it, once in each period. */
  readonly period: 'month' | 'quarter' | null;
  readonly each: DutyRule['each'] | null;
  readonly starts: Alternatives;
  readonly receives: Alternatives;
  readonly meets: Alternatives;
  readonly ends: Alternatives;
  readonly settles: Alternatives;
}

function alternatives(matchers: readonly Matcher[]): Alternatives {
  const byType = new Map<string, (readonly ConditionName[] | undefined)[]>();
  for (const matcher of matchers) byType.set(matcher.on, [...(byType.get(matcher.on) ?? []), matcher.when]);
  return byType;
}

/** Event types that the profile names replace the rule's; a type that the rule has keeps its conditions. */
const override = (types: readonly string[] | undefined, own: readonly Matcher[]): readonly Matcher[] =>
  types === undefined
    ? own
    : types.flatMap((type) => {
        const same = own.filter((matcher) => matcher.on === type);
        return same.length > 0 ? same : [{ on: type }];
      });

/** What starts and meets the rule in this regulation: the table, its reading of the document, the profile's own words. */
function readingOf(rule: DutyRule, profile: Profile, law: DeadlineRule | null) {
  const { triggeredBy, metBy, receivedBy } = rule;
  const reading = { triggeredBy, metBy, receivedBy, ...rule.inProfile?.[profile.profileId] };
  return {
    // A row that the reading switches off stays off.
    starts: reading.triggeredBy.length === 0 ? [] : override(law?.triggeredBy, reading.triggeredBy),
    meets: override(law?.metBy, reading.metBy),
    receives: reading.receivedBy,
  };
}

function periodOf({ during }: DutyRule, law: DeadlineRule | null): Row['period'] {
  const every = during === undefined ? undefined : law?.term?.every;
  return every === 'month' || every === 'quarter' ? every : null;
}

/** Control dates bind where the regulation says so; a measure is reported on in any case. */
const eachOf = ({ each }: DutyRule, law: DeadlineRule | null): Row['each'] =>
  each === 'CONTROL_DATE' && law?.term?.unit !== 'programme_date' ? null : (each ?? null);

/** A period's duty begins, stays and falls away with its period. */
const unlessPeriodic = (period: Row['period'], matchers: readonly Matcher[] = []): Alternatives =>
  alternatives(period === null ? matchers : []);

const lawOf = (rule: DutyRule, profile: Profile): DeadlineRule | null => {
  if (rule.law) return rule.law;
  const value = profile.deadlines[rule.key] ?? 'NOT_REGULATED';
  return value === 'NOT_REGULATED' ? null : value;
};

function rowOf(rule: DutyRule, index: number, profile: Profile): Row {
  const law = lawOf(rule, profile);
  const { starts, meets, receives } = readingOf(rule, profile, law);
  const period = periodOf(rule, law);
  return {
    index,
    rule,
    law,
    waits: law?.countFrom === 'receipt' && receives !== undefined,
    period,
    each: eachOf(rule, law),
    starts: unlessPeriodic(period, starts),
    receives: alternatives(receives ?? []),
    meets: alternatives(meets),
    ends: unlessPeriodic(period, rule.endedBy),
    settles: unlessPeriodic(period, rule.settledBy),
  };
}

/** Rows of a profile: by the event type that starts them, and those that time brings. */
export interface Rows {
  readonly byType: ReadonlyMap<string, readonly Row[]>;
  readonly periodic: readonly Row[];
  /** Event types that can meet one of them. */
  readonly meeting: ReadonlySet<string>;
}
const compiled = new WeakMap<Profile, Rows>();

/** The rules as a profile has them. Worked out once for each profile object. */
export function rowsOf(profile: Profile): Rows {
  const known = compiled.get(profile);
  if (known) return known;
  const byType = new Map<string, Row[]>();
  const all = dutyRules.map((rule, index) => rowOf(rule, index, profile));
  for (const row of all) for (const type of row.starts.keys()) byType.set(type, [...(byType.get(type) ?? []), row]);
  const meeting = new Set(all.flatMap((row) => [...row.meets.keys()]));
  const rows: Rows = { byType, periodic: all.filter((row) => row.period !== null), meeting };
  compiled.set(profile, rows);
  return rows;
}

/** True when one of the alternatives for the fact's type holds. */
export function matches(list: Alternatives, look: Look): boolean {
  const conditions = list.get(look.fact.type);
  if (conditions === undefined) return false;
  for (const names of conditions) if (holds(names, look)) return true;
  return false;
}

/** Event types that can meet a duty of the profile: a decision that records no such fact met nothing late. */
export const meetsDuties = (type: string, profile: Profile): boolean => rowsOf(profile).meeting.has(type);
