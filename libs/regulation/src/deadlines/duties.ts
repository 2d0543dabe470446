import type { Fact, LocalDate } from '@kurator/kernel';
import type { Profile, Regulation } from '../types';
import type { Look } from './conditions';
import { after, before, copyOfPosition, newPosition, type Position } from './family-position';
import { inform } from './inform';
import { drops, itemsOf, type Item } from './items';
import { copyOfLiving, isFinal, isOpen, markDue, type LivingDuty } from './living-duty';
import { earlierFact, isMetBy, meet } from './meet';
import { newCalendarLife, passDays, type CalendarLife } from './periods';
import { checkProgrammeTerm } from './programme-term';
import { quarterNamed } from './readers';
import { matches, rowsOf, type Row } from './rows';
import { begin, isLimited, trigger, triggerDay } from './start';
import type { Duty } from './types';

export interface DutyOptions {
  /** Also what the profile does not regulate, as duties of kind NOT_REGULATED. */
  readonly all?: boolean;
  /**
   * The last day on which time alone may bring a duty (a visit for each month, a report for each quarter); the day of
   * the last fact where it is earlier or not given.
   */
  readonly until?: LocalDate;
}

/** The calculation over one family: what has begun so far. */
interface Ledger extends CalendarLife {
  readonly all: boolean;
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
  const due = duty.dues.findLast(({ passed }) => !passed)?.effectiveDue ?? null;
  return due !== null && due < fact.occurredOn;
}

const isSettledBy = ({ row, item }: LivingDuty, look: Look): boolean =>
  matches(row.settles, look) || (item !== null && drops(row, look.fact, item.id));

/** What the annulled resolution ordered is no duty any more; a chain of MARIEL 7 is none of its (AS-16). */
const isAnnulled = ({ emergency }: LivingDuty, { fact, position }: Look): boolean =>
  fact.type === 'resolution-annulled-by-court' && position.subjects.size === 0 && emergency === null;

const fallsAway = (living: LivingDuty, look: Look): boolean =>
  (living.row.ends.has(look.fact.type) && matches(living.row.ends, { ...look, duty: living })) ||
  ((isSettledBy(living, look) || isAnnulled(living, look)) && !isOverdue(living, look.fact));

function lookBack(ledger: Ledger, living: LivingDuty, look: Look): void {
  if (!living.row.rule.early || living.duty.triggerOn === null) return;
  const others = ledger.living.filter((other) => other !== living);
  const earlier = earlierFact(living, others, look);
  if (earlier) meet(living, earlier, look.profile, look.regulation);
}

/** The fact that brought the trigger may itself be what was to be done. */
function meetByItself(living: LivingDuty, look: Look): void {
  if (living.row.rule.itself && isMetBy(living, look)) meet(living, look.fact, look.profile, look.regulation);
}

/** What a fact that does not meet an open duty does to it. */
function touch(ledger: Ledger, living: LivingDuty, look: Look): void {
  const { row, duty } = living;
  if (duty.triggerOn === null && matches(row.receives, { ...look, duty: living })) {
    trigger(living, look);
    lookBack(ledger, living, look);
    meetByItself(living, look);
    return;
  }
  if (!fallsAway(living, look)) return inform(living, look);
  if (neverWas(ledger, living, look.fact)) ledger.living = ledger.living.filter((other) => other !== living);
  else duty.cancelledOn = look.fact.occurredOn;
}

/** One report is the report of one control date. */
const isMetAlready = (met: ReadonlySet<number>, { each, index }: Row): boolean =>
  each === 'CONTROL_DATE' && met.has(index);

/** A chain of MARIEL 7 goes on whatever becomes of the registration. */
const isTouchable = ({ duty, emergency }: LivingDuty, { episode, data }: Fact): boolean =>
  emergency === null ? duty.episode === episode : emergency === data['emergencyId'];

/** What the fact does to the duties that there are; answers which rules it met and does not start again. */
function advance(ledger: Ledger, look: Look): ReadonlySet<number> {
  const met = new Set<number>();
  for (const living of ledger.living) {
    if (living.duty.metOn !== null || isMetAlready(met, living.row)) continue;
    if (isMetBy(living, look)) {
      meet(living, look.fact, profileOfDuty(living, look), look.regulation);
      if (!living.row.rule.renews) met.add(living.row.index);
    } else if (isOpen(living) && isTouchable(living, look.fact)) touch(ledger, living, look);
  }
  return met;
}

/** Duties of the same chain that stand, of the same child where each has one. */
const inChain = (ledger: Ledger, row: Row, { data }: Fact): readonly LivingDuty[] =>
  ledger.living.filter(
    ({ row: { index }, emergency, duty }) =>
      index === row.index && emergency === data['emergencyId'] && duty.cancelledOn === null,
  );

/** One at a time, or one a day, is there already. */
function isTaken(ledger: Ledger, row: Row, look: Look): boolean {
  const { single, oncePerDay, perTriggerDay, once, ofQuarter } = row.rule;
  const others = (): readonly LivingDuty[] => alike(ledger, row, look.fact);
  if (row.rule.perEmergency) return inChain(ledger, row, look.fact).length > 0;
  if (once) return others().length > 0;
  if (ofQuarter) return others().some((other) => other.period === quarterNamed(look.fact));
  if (oncePerDay || perTriggerDay) {
    const day = triggerDay(row.rule, look);
    return others().some((other) => other.duty.triggerOn === day);
  }
  return single === true && others().some(isOpen);
}

/** A measure that is known already: its day may move; one that was reported on is not asked for again. */
function isKnown(same: readonly LivingDuty[], item: Item, fact: Fact): boolean {
  const open = same.find(isOpen);
  if (open === undefined) {
    const asked = (other: LivingDuty): boolean => other.item?.dueOn === item.dueOn;
    return same.some(({ duty }) => duty.metOn !== null) && (fact.type !== 'measure-not-done' || same.some(asked));
  }
  const due = { nominalDue: item.dueOn, effectiveDue: item.dueOn };
  if (open.row.law?.status === 'TERM' && open.duty.dues.at(-1)?.nominalDue !== item.dueOn)
    markDue(open, fact.occurredOn, due);
  return true;
}

function startEachChild(ledger: Ledger, row: Row, look: Look): void {
  for (const child of itemsOf(row, look.fact))
    if (!inChain(ledger, row, look.fact).some(({ item }) => item?.id === child.id))
      ledger.living.push(begin(row, look, child));
}

function startEach(ledger: Ledger, row: Row, look: Look): void {
  if (row.each === 'CHILD') return startEachChild(ledger, row, look);
  for (const item of itemsOf(row, look.fact)) {
    const same = alike(ledger, row, look.fact).filter((other) => other.item?.id === item.id);
    if (isKnown(same, item, look.fact)) continue;
    const executor = item.executor ?? same.at(-1)?.duty.responsible.at(-1) ?? null;
    ledger.living.push(begin(row, look, { ...item, executor }));
  }
}

function start(ledger: Ledger, row: Row, look: Look): void {
  if ((row.law === null && !ledger.all) || !matches(row.starts, look)) return;
  if (row.each !== null) return startEach(ledger, row, look);
  if (!isLimited(row, look) || isTaken(ledger, row, look)) return;
  const living = begin(row, look);
  if (row.rule.check) checkProgrammeTerm(living, look);
  lookBack(ledger, living, look);
  meetByItself(living, look);
  ledger.living.push(living);
}

function take(ledger: Ledger, fact: Fact): void {
  const { regulation } = ledger;
  if (ledger.day !== null && ledger.day < fact.occurredOn) passDays(ledger, fact.occurredOn);
  ledger.day = fact.occurredOn;
  const profile = profileFor(fact, regulation);
  if (profile === null) return;
  const position = positionOf(ledger, fact);
  const look: Look = { fact, position, profile, regulation };
  before(position, fact, regulation);
  const met = advance(ledger, look);
  for (const row of rowsOf(profile).byType.get(fact.type) ?? []) if (!met.has(row.index)) start(ledger, row, look);
  after(position, fact, regulation);
}

/**
 * What the facts so far have brought about, to go on from when more follow. Opaque: {@link growLedger} and
 * {@link dutiesIn} leave it as it is.
 */
export type DutyLedger = Readonly<Ledger>;

const opened = (regulation: Regulation, all: boolean): Ledger => ({ ...newCalendarLife(regulation), all, last: null });

function copied(ledger: DutyLedger): Ledger {
  const positions = new Map([...ledger.positions].map(([episode, position]) => [episode, copyOfPosition(position)]));
  const { day } = ledger;
  return {
    ...ledger,
    living: ledger.living.map((living) => (isFinal(living, day) ? living : copyOfLiving(living))),
    registered: ledger.registered.map((stretch) => ({ ...stretch })),
    positions,
    last: ledger.last && (positions.get(ledger.last.episode) ?? null),
  };
}

/** The ledger of a whole effective history. @param facts ascending by day, instant and revision */
export function ledgerOf(facts: readonly Fact[], regulation: Regulation): DutyLedger {
  const ledger = opened(regulation, false);
  for (const fact of facts) take(ledger, fact);
  return ledger;
}

/** The ledger with facts that come after all that it has seen. */
export function growLedger(ledger: DutyLedger, facts: readonly Fact[]): DutyLedger {
  const grown = copied(ledger);
  for (const fact of facts) take(grown, fact);
  return grown;
}

function settled(ledger: Ledger, until: LocalDate | undefined): readonly Duty[] {
  if (ledger.day !== null) passDays(ledger, null, until);
  return ledger.living.map((living) => living.duty);
}

/** The duties of a ledger; {@link duties} of its facts. */
export const dutiesIn = (ledger: DutyLedger, until?: LocalDate): readonly Duty[] => settled(copied(ledger), until);

/**
 * The duties that a family's effective history brought about (spec 4), in the order in which they began.
 * `facts` ascend by day, instant and revision. Every change on a duty is dated by its fact, so judging these on a day
 * equals calculating from the facts up to that day, with that day as `until`. A missing calendar year is a mark on the duty, never an exception.
 */
export function duties(facts: readonly Fact[], regulation: Regulation, options: DutyOptions = {}): readonly Duty[] {
  const ledger = opened(regulation, options.all === true);
  for (const fact of facts) take(ledger, fact);
  return settled(ledger, options.until);
}
