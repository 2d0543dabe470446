import type { LocalDate } from '@kurator/kernel';

/** What of a family waits for somebody's decision or attention. */
export const WAITING = [
  'PROPOSAL',
  'TRANSFER',
  'REPORT_APPROVAL',
  'REPLACEMENT_REQUEST',
  'DEREGISTRATION_PROPOSAL',
  'COMING_OF_AGE',
  'WARNING',
] as const;
export type WaitingKind = (typeof WAITING)[number];

/** One thing that waits, from the day on which it does; what has been seen to has no row. */
export type WaitingRow = {
  readonly id: string;
  readonly familyId: string;
  /** Where it waits: of a transfer the receiving one. */
  readonly municipality: string;
  readonly kind: WaitingKind;
  /** May lie ahead: a level's last day passes by itself. */
  readonly since: LocalDate;
  /** Of a warning, as on the card. */
  readonly code: string | null;
  readonly personId: string | null;
  /** The event that it is about. */
  readonly eventId: string | null;
  /** Whose family it is: the curator's agency, and the institution that accompanies it. */
  readonly agencyId: string | null;
  readonly institutionId: string | null;
};
/** What a row says beside the family's own place and people. */
export type Waits = Pick<WaitingRow, 'kind' | 'since'> & Partial<WaitingRow>;
