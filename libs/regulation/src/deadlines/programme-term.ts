import { addMonths, type LocalDate } from '@kurator/kernel';
import type { Term } from '../types';
import type { Look } from './conditions';
import { monthsOf } from './due';
import { markDue, markPlanned, type LivingDuty } from './living-duty';
import { text } from './readers';

/** The approved term against the longest that the regulation allows, which becomes the due day (DL-17). */
function shortEnough(living: LivingDuty, term: Term, from: LocalDate, look: Look): boolean {
  const months = monthsOf(term, look.position.level);
  if (months === null) return true;
  const limit = addMonths(from, months);
  markDue(living, look.fact.occurredOn, { nominalDue: limit, effectiveDue: limit });
  return living.duty.strength === 'EXAMPLE' || (text(look.fact.data, 'termTo') ?? limit) <= limit;
}

/** Against the shortest, which becomes the first day that counts (KOCHKI 5.7). */
function longEnough({ duty }: LivingDuty, term: Term, from: LocalDate, to: LocalDate): boolean {
  if (term.min === undefined) return true;
  duty.notBefore = addMonths(from, term.min);
  return to >= duty.notBefore;
}

/** An approved programme keeps the rule or breaks it there and then; the end of its term is the planned day. */
export function checkProgrammeTerm(living: LivingDuty, look: Look): void {
  const { fact } = look;
  const { duty, row } = living;
  const from = text(fact.data, 'termFrom') ?? fact.occurredOn;
  const to = text(fact.data, 'termTo');
  if (to === undefined) return;
  markPlanned(living, fact.occurredOn, to);
  const term = row.law?.term;
  const checks = term ? [longEnough(living, term, from, to), shortEnough(living, term, from, look)] : [];
  duty.broken = checks.includes(false);
  if (duty.broken) return;
  duty.metOn = fact.occurredOn;
  duty.metEventId = fact.eventId;
  duty.lateWorkingDays = duty.kind === 'TERM' ? 0 : null;
}
