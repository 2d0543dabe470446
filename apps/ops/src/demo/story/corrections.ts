import { addDays, type LocalDate } from '@kurator/kernel';
import { eventOf, type Body, type EventOf } from './event-of';

/** A mistake in what was told, put right with four eyes: the secretary proposes, the chair confirms. */
export interface Correction {
  readonly familyId: string;
  /** Key of the district whose commission puts it right. */
  readonly district: string;
  readonly event: EventOf;
  /** What stands in place of the event; null: the event is annulled. */
  readonly replacement: Body | null;
  readonly on: LocalDate;
}

/** The commissions' software sends what it has this often. */
export const BATCH_DAYS = 14;

/** Events that a correction which is confirmed makes: the proposal and the change. */
export const EVENTS_OF_CORRECTION = 2;

interface Mistake {
  readonly commandId: string;
  readonly type: string;
  /** Day on which the event was told; the register's answer names it. */
  readonly sentOn: LocalDate;
  readonly replacement: Body | null;
}

/** The correction of a mistake, found three weeks later. */
export const correctionOf = (
  place: Pick<Correction, 'familyId' | 'district'>,
  { commandId, type, sentOn, replacement }: Mistake,
): Correction => ({
  ...place,
  event: eventOf(commandId, type),
  replacement,
  on: addDays(sentOn, BATCH_DAYS + 7),
});
