import { addDays, type LocalDate } from '@kurator/kernel';
import type { Duty } from './types';

/** Days from which the duty may have another status or due day than before; in no order. */
export function statusTurns({
  pendingFrom,
  triggerOn,
  knownFrom,
  metOn,
  cancelledOn,
  dues,
}: Duty): readonly LocalDate[] {
  const single = [pendingFrom, triggerOn, knownFrom, metOn, cancelledOn].filter((day) => typeof day === 'string');
  const passed = dues.flatMap(({ effectiveDue }) => (effectiveDue === null ? [] : [addDays(effectiveDue, 1)]));
  return [...single, ...dues.map(({ from }) => from), ...passed];
}

/** Days from which the duty may be judged otherwise than before, ascending: also whose it is, and what is planned. */
export function turnsOf(duty: Duty): readonly LocalDate[] {
  const marks = [...duty.planned, ...duty.responsible, ...duty.moved].map(({ from }) => from);
  return [...new Set([...statusTurns(duty), ...marks])].sort();
}
