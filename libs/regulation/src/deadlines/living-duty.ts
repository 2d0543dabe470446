import type { Instant, LocalDate } from '@kurator/kernel';
import type { DutyOrigin } from './conditions';
import type { Item } from './items';
import type { Row } from './rows';
import type { Due, Duty, DueMark, MovedMark, PlannedMark, ResponsibleMark } from './types';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A duty while the facts go by. */
export interface LivingDuty extends DutyOrigin {
  readonly row: Row;
  readonly duty: Mutable<Omit<Duty, 'dues' | 'planned' | 'responsible' | 'moved'>> & {
    readonly dues: DueMark[];
    readonly planned: PlannedMark[];
    readonly responsible: ResponsibleMark[];
    readonly moved: MovedMark[];
  };
  /** The measure or control date that it is of. */
  readonly item: Item | null;
  /** When it began, to the minute where that is known. */
  triggerAt: Instant | undefined;
}

/** A copy that may change without the other: marks are added and exchanged, never changed themselves. */
export const copyOfLiving = (living: LivingDuty): LivingDuty => {
  const { duty } = living;
  const marks = { dues: [...duty.dues], planned: [...duty.planned], responsible: [...duty.responsible] };
  const moved = [...duty.moved];
  return { ...living, duty: { ...duty, ...marks, moved } };
};

/**
 * Nothing that comes on `day` or later changes it any more, so copies may share it: a duty that was met stays met, one
 * that fell away may still be met on that very day (`canBeMet` of meet.ts).
 */
export const isFinal = ({ duty }: LivingDuty, day: LocalDate | null): boolean =>
  duty.metOn !== null || (duty.cancelledOn !== null && day !== null && duty.cancelledOn < day);

export const isOpen = ({ duty }: LivingDuty): boolean => duty.metOn === null && duty.cancelledOn === null;

/** Marks of one day replace each other: a day is judged at its end. */
function mark<T extends { readonly from: LocalDate }>(marks: T[], next: T): void {
  if (marks.at(-1)?.from === next.from) marks.pop();
  marks.push(next);
}

export const markDue = ({ duty }: LivingDuty, from: LocalDate, due: Due): void => mark(duty.dues, { from, ...due });
export const markPlanned = ({ duty }: LivingDuty, from: LocalDate, plannedOn: LocalDate): void =>
  mark(duty.planned, { from, plannedOn });

export const markMoved = ({ duty }: LivingDuty, from: LocalDate, municipality: string): void =>
  mark(duty.moved, { from, municipality });

export function markResponsible(
  { duty }: LivingDuty,
  from: LocalDate,
  who: { readonly agencyId: string; readonly officerId?: string } | null,
): void {
  const last = duty.responsible.at(-1);
  if (who === null || (last?.agencyId === who.agencyId && last.officerId === who.officerId)) return;
  mark(duty.responsible, { from, ...who });
}
