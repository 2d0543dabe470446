import type { Fact } from '@kurator/kernel';
import type { Profile, Regulation } from '../types';
import type { Look } from './conditions';
import { after, before, newPosition, type Position } from './family-position';
import { inform } from './inform';
import { isOpen, type LivingDuty } from './living-duty';
import { earlierFact, isMetBy, meet } from './meet';
import { checkProgrammeTerm } from './programme-term';
import { matches, rowsOf, type Row } from './rows';
import { begin, isLimited, trigger } from './start';
import type { Duty } from './types';

export interface DutyOptions {
  /** Also what the profile does not regulate, as duties of kind NOT_REGULATED. */
  readonly all?: boolean;
}

/** The calculation over one family: what has begun so far. */
interface Ledger {
  readonly regulation: Regulation;
  readonly all: boolean;
  living: LivingDuty[];
  readonly positions: Map<number, Position>;
  last: Position | null;
}

/** The version that the fact was judged by, else the one in force on its day. */
const profileFor = (fact: Fact, regulation: Regulation): Profile | null =>
  regulation.profile(fact.profileId, fact.profileVersion) ?? regulation.profileOf(fact.municipality, fact.occurredOn);

const profileOfDuty = ({ duty }: LivingDuty, look: Look): Profile =>
  look.regulation.profile(duty.profileId, duty.profileVersion) ?? look.profile;

function positionOf(ledger: Ledger, { episode }: Fact): Position {
  const known = ledger.positions.get(episode);
  if (known) return known;
  const position = newPosition(episode, ledger.last);
  ledger.positions.set(episode, position);
  ledger.last = position;
  return position;
}

const alike = (ledger: Ledger, row: Row, fact: Fact): readonly LivingDuty[] =>
  ledger.living.filter((other) => other.row.index === row.index && other.duty.episode === fact.episode);

/** A renewal of the day on which the family left would be cancelled at once: it never was a duty. */
const neverWas = (ledger: Ledger, { row, duty }: LivingDuty, fact: Fact): boolean =>
  row.rule.oncePerDay === true && duty.triggerOn === fact.occurredOn && alike(ledger, row, fact).length > 1;

function isOverdue({ duty }: LivingDuty, fact: Fact): boolean {
  const due = duty.dues.at(-1)?.effectiveDue ?? null;
  return due !== null && due < fact.occurredOn;
}

const fallsAway = (living: LivingDuty, look: Look): boolean =>
  matches(living.row.ends, look) || (matches(living.row.settles, look) && !isOverdue(living, look.fact));

function lookBack(ledger: Ledger, living: LivingDuty, look: Look): void {
  if (!living.row.rule.early || living.duty.triggerOn === null) return;
  const others = ledger.living.filter((other) => other !== living);
  const earlier = earlierFact(living, others, look);
  if (earlier) meet(living, earlier, look.profile, look.regulation);
}

/** What a fact that does not meet an open duty does to it. */
function touch(ledger: Ledger, living: LivingDuty, look: Look): void {
  const { row, duty } = living;
  if (duty.triggerOn === null && matches(row.receives, { ...look, duty: living })) {
    trigger(living, look);
    lookBack(ledger, living, look);
    return;
  }
  if (!fallsAway(living, look)) return inform(living, look);
  if (neverWas(ledger, living, look.fact)) ledger.living = ledger.living.filter((other) => other !== living);
  else duty.cancelledOn = look.fact.occurredOn;
}

/** What the fact does to the duties that there are; answers which rules it met and does not start again. */
function advance(ledger: Ledger, look: Look): ReadonlySet<number> {
  const met = new Set<number>();
  for (const living of ledger.living) {
    if (living.duty.metOn !== null) continue;
    if (isMetBy(living, look)) {
      meet(living, look.fact, profileOfDuty(living, look), look.regulation);
      if (!living.row.rule.renews) met.add(living.row.index);
    } else if (isOpen(living) && living.duty.episode === look.fact.episode) touch(ledger, living, look);
  }
  return met;
}

/** One at a time, or one a day, is there already. */
function isTaken(ledger: Ledger, row: Row, fact: Fact): boolean {
  const { single, oncePerDay } = row.rule;
  if (oncePerDay) return alike(ledger, row, fact).some((other) => other.duty.triggerOn === fact.occurredOn);
  return single === true && alike(ledger, row, fact).some(isOpen);
}

function start(ledger: Ledger, row: Row, look: Look): void {
  if ((row.law === null && !ledger.all) || !matches(row.starts, look)) return;
  if (!isLimited(row, look) || isTaken(ledger, row, look.fact)) return;
  const living = begin(row, look);
  if (row.rule.check) checkProgrammeTerm(living, look);
  lookBack(ledger, living, look);
  ledger.living.push(living);
}

function take(ledger: Ledger, fact: Fact): void {
  const { regulation } = ledger;
  const profile = profileFor(fact, regulation);
  if (profile === null) return;
  const position = positionOf(ledger, fact);
  const look: Look = { fact, position, profile, regulation };
  before(position, fact, regulation);
  const met = advance(ledger, look);
  for (const row of rowsOf(profile).get(fact.type) ?? []) if (!met.has(row.index)) start(ledger, row, look);
  after(position, fact, regulation);
}

/**
 * The duties that a family's effective history brought about (spec 4), in the order in which they began.
 * `facts` ascend by day, instant and revision. Every change on a duty is dated by its fact, so judging these on a day
 * equals calculating from the facts up to that day. A missing calendar year is a mark on the duty, never an exception.
 */
export function duties(facts: readonly Fact[], regulation: Regulation, options: DutyOptions = {}): readonly Duty[] {
  const ledger: Ledger = { regulation, all: options.all === true, living: [], positions: new Map(), last: null };
  for (const fact of facts) take(ledger, fact);
  return ledger.living.map((living) => living.duty);
}
