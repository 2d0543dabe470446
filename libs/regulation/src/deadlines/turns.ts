import { addDays, ascending, type LocalDate } from '@kurator/kernel';
import type { Duty } from './types';

function turnsIn({ pendingFrom, triggerOn, knownFrom, metOn, cancelledOn, dues }: Duty): LocalDate[] {
  const days: LocalDate[] = [];
  if (pendingFrom !== null) days.push(pendingFrom);
  if (triggerOn !== null) days.push(triggerOn);
  if (knownFrom !== undefined) days.push(knownFrom);
  if (metOn !== null) days.push(metOn);
  if (cancelledOn !== null) days.push(cancelledOn);
  for (const { from, effectiveDue } of dues) {
    days.push(from);
    if (effectiveDue !== null) days.push(addDays(effectiveDue, 1));
  }
  return days;
}

/** Days from which the duty may have another status or due day than before, ascending. */
export const statusTurns = (duty: Duty): readonly LocalDate[] => ascending(turnsIn(duty));

/** Days from which the duty may be judged otherwise than before, ascending: also whose it is, and what is planned. */
export function turnsOf(duty: Duty): readonly LocalDate[] {
  const days = turnsIn(duty);
  for (const { from } of duty.planned) days.push(from);
  for (const { from } of duty.responsible) days.push(from);
  for (const { from } of duty.moved) days.push(from);
  return ascending(days);
}
