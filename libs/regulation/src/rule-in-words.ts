import { dutyRules } from './deadlines/rules';
import { unitRules } from './deadlines/unit-rules';
import { ruleTitles } from './rule-titles';
import { termInEnglish } from './term-in-english';
import { termInWords } from './term-in-words';
import type { DeadlineRule, Profile } from './types';

interface Both {
  readonly ru: string;
  readonly en: string;
}

/** What a regulation says of one duty, as somebody reads it who has to do it. */
export interface RuleInWords {
  /** `DL-15`. */
  readonly rule: string;
  readonly name: Both;
  readonly clause: string;
  readonly status: DeadlineRule['status'];
  /** Null: a duty without a term. */
  readonly term: Both | null;
  readonly countFrom: NonNullable<DeadlineRule['countFrom']>;
  /** INFERRED: how the register reads a clause that leaves it open. */
  readonly confidence: NonNullable<DeadlineRule['confidence']>;
  /** Types of the events that begin the duty, and that meet it; both empty where the calendar begins it. */
  readonly startedBy: readonly string[];
  readonly metBy: readonly string[];
}

const typesOf = (matchers: readonly { readonly on: string }[] = []): readonly string[] => matchers.map(({ on }) => on);
const distinct = (types: readonly string[]): readonly string[] => [...new Set(types)];

/** The events of a rule under a regulation: those of the table, but for what the regulation says otherwise. */
function eventsOf(key: string, { profileId }: Profile) {
  const readings = dutyRules
    .filter((rule) => rule.key === key)
    .map((rule) => ({ ...rule, ...rule.inProfile?.[profileId] }));
  const reports = unitRules.filter((rule) => rule.key === key).map(({ metBy }) => metBy);
  return {
    startedBy: distinct(readings.flatMap(({ triggeredBy }) => typesOf(triggeredBy))),
    metBy: distinct([...readings.flatMap(({ metBy }) => typesOf(metBy)), ...reports]),
  };
}

/** The law of a duty: that of the federation stands above every regulation. */
function lawOf(key: string, profile: Profile): DeadlineRule | null {
  const federal = dutyRules.find((rule) => rule.key === key)?.law;
  const own = profile.deadlines[key];
  return federal ?? (own === undefined || own === 'NOT_REGULATED' ? null : own);
}

/**
 * What a regulation says of a duty, in both languages. Pure.
 * @param key of the rule in the profiles, `programmeSubmitted`
 * @returns null where the regulation says nothing of it
 */
export function ruleInWords(profile: Profile, key: string): RuleInWords | null {
  const law = lawOf(key, profile);
  if (law === null) return null;
  const { rule, clause, status, term, countFrom = 'trigger', confidence = 'EXPLICIT' } = law;
  return {
    ...{ rule, name: ruleTitles(key), clause, status, countFrom, confidence },
    term: term === undefined ? null : { ru: termInWords(term), en: termInEnglish(term) },
    ...eventsOf(key, profile),
  };
}
