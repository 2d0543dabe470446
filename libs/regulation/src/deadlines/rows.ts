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
  const reading = { triggeredBy: rule.triggeredBy, metBy: rule.metBy, ...rule.inProfile?.[profile.profileId] };
  return {
    // A row that the reading switches off stays off.
    starts: reading.triggeredBy.length === 0 ? [] : override(law?.triggeredBy, reading.triggeredBy),
    meets: override(law?.metBy, reading.metBy),
  };
}

function rowOf(rule: DutyRule, index: number, profile: Profile): Row {
  const value = profile.deadlines[rule.key] ?? 'NOT_REGULATED';
  const law = value === 'NOT_REGULATED' ? null : value;
  const { starts, meets } = readingOf(rule, profile, law);
  return {
    index,
    rule,
    law,
    waits: law?.countFrom === 'receipt' && rule.receivedBy !== undefined,
    starts: alternatives(starts),
    receives: alternatives(rule.receivedBy ?? []),
    meets: alternatives(meets),
    ends: alternatives(rule.endedBy ?? []),
    settles: alternatives(rule.settledBy ?? []),
  };
}

/** Rows of a profile by the event type that starts them. */
export type Rows = ReadonlyMap<string, readonly Row[]>;
const compiled = new WeakMap<Profile, Rows>();

/** The rules as a profile has them, by starting event type. Worked out once for each profile object. */
export function rowsOf(profile: Profile): Rows {
  const known = compiled.get(profile);
  if (known) return known;
  const byType = new Map<string, Row[]>();
  dutyRules.forEach((rule, index) => {
    const row = rowOf(rule, index, profile);
    for (const type of row.starts.keys()) byType.set(type, [...(byType.get(type) ?? []), row]);
  });
  compiled.set(profile, byType);
  return byType;
}

/** True when one of the alternatives for the fact's type holds. */
export function matches(list: Alternatives, look: Look): boolean {
  const conditions = list.get(look.fact.type);
  if (conditions === undefined) return false;
  for (const names of conditions) if (holds(names, look)) return true;
  return false;
}
