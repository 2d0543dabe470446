import type { LocalDate } from '@kurator/kernel';
import { profileOfUnit } from '../streams/unit-law';
import type { DeadlineRule, Profile, Regulation } from '../types';
import { dueOf } from './due';
import { plainDuty } from './plain-duty';
import type { DueMark, Duty } from './types';

/** What the term of a request for information depends on (IRKUTSK 54). */
export interface RequestFacts {
  readonly id: string;
  /** OKTMO or `REGION`. */
  readonly municipality: string;
  readonly receivedOn: LocalDate;
  readonly profileId: string;
  readonly profileVersion: number;
  readonly answeredOn: LocalDate | null;
  readonly refusedOn: LocalDate | null;
}
const KEY = 'informationAnswered';

const profileOf = (facts: RequestFacts, regulation: Regulation): Profile | null =>
  regulation.profile(facts.profileId, facts.profileVersion) ??
  profileOfUnit(regulation, facts.municipality, facts.receivedOn);

function dueMark(law: DeadlineRule, profile: Profile, on: LocalDate, regulation: Regulation): DueMark {
  const calendar = regulation.calendar(profile.counting.calendar);
  const counting = { start: on, rules: profile.counting, calendar, plan: false, threat: false, level: null };
  return { from: on, ...(law.term ? dueOf(law.term, counting) : { nominalDue: null, effectiveDue: null }) };
}

/** Whose it is to answer: the institution that keeps the unit's bank; the ministry has no agency of its own. */
const keeperOf = (regulation: Regulation, unit: string): string | null =>
  regulation.agencies().find(({ bankKeeper, municipality }) => bankKeeper && municipality === unit)?.agencyId ?? null;

/** A refusal ends the duty, unless it was overdue by then. */
const endedOn = (due: LocalDate | null, refusedOn: LocalDate | null): LocalDate | null =>
  due !== null && refusedOn !== null && refusedOn > due ? null : refusedOn;

/**
 * DL-41: the term of a request. Only a whole answer meets it; a refusal in time ends it. Null where the regulation knows
 * no such duty.
 */
export function requestDuty(facts: RequestFacts, regulation: Regulation): Duty | null {
  const profile = profileOf(facts, regulation);
  const law = profile?.deadlines[KEY] ?? 'NOT_REGULATED';
  if (profile === null || law === 'NOT_REGULATED') return null;
  const mark = dueMark(law, profile, facts.receivedOn, regulation);
  const { answeredOn } = facts;
  const plain = {
    id: `${KEY}:${facts.id}`,
    ruleKey: KEY,
    law,
    profile,
    triggerOn: facts.receivedOn,
    dues: [mark],
    met: answeredOn === null ? null : { on: answeredOn, eventId: null },
    cancelledOn: endedOn(mark.effectiveDue, facts.refusedOn),
    agencyId: keeperOf(regulation, facts.municipality),
  };
  return plainDuty(plain, regulation);
}
