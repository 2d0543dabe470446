import type { Instant, LocalDate } from '@kurator/kernel';
import type { DutyOrigin } from './conditions';
import type { Item } from './items';
import type { Row } from './rows';
import type { Due, Duty } from './types';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A duty while the facts go by. */
export interface LivingDuty extends DutyOrigin {
  readonly row: Row;
  readonly duty: Mutable<Duty>;
  /** The measure or control date that it is of. */
  readonly item: Item | null;
  /** When it began, to the minute where that is known. */
  triggerAt: Instant | undefined;
}

/** A copy that may change without the other: marks and their lists are exchanged, never changed themselves. */
export const copyOfLiving = (living: LivingDuty): LivingDuty => ({ ...living, duty: { ...living.duty } });

/**
 * Nothing that comes on `day` or later changes it any more, so copies may share it: a duty that was met stays met, one
 * that fell away may still be met on that very day (`canBeMet` of meet.ts).
 */
export const isFinal = ({ duty }: LivingDuty, day: LocalDate | null): boolean =>
  duty.metOn !== null || (duty.cancelledOn !== null && day !== null && duty.cancelledOn < day);

export const isOpen = ({ duty }: LivingDuty): boolean => duty.metOn === null && duty.cancelledOn === null;

/** Marks of one day replace each other: a day is judged at its end. */
const marked = <T extends { readonly from: LocalDate }>(marks: readonly T[], next: T): readonly T[] =>
  marks.at(-1)?.from === next.from ? [...marks.slice(0, -1), next] : [...marks, next];

export function markDue({ duty }: LivingDuty, from: LocalDate, due: Due): void {
  duty.dues = marked(duty.dues, { from, ...due });
}
export function markPlanned({ duty }: LivingDuty, from: LocalDate, plannedOn: LocalDate): void {
  duty.planned = marked(duty.planned, { from, plannedOn });
}
export function markMoved({ duty }: LivingDuty, from: LocalDate, municipality: string): void {
  duty.moved = marked(duty.moved, { from, municipality });
}

export function markResponsible(
  { duty }: LivingDuty,
  from: LocalDate,
  who: { readonly agencyId: string; readonly officerId?: string } | null,
): void {
  const last = duty.responsible.at(-1);
  if (who === null || (last?.agencyId === who.agencyId && last.officerId === who.officerId)) return;
  duty.responsible = marked(duty.responsible, { from, ...who });
}
