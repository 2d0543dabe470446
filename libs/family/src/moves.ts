import type { LocalDate } from '@kurator/kernel';
import type { MeasureTerms } from './shared/structures';

/** The family's record in the data bank (spec 3.2, bank region); `null` on the episode is BANK_ABSENT. */
export interface BankState {
  readonly state:
    | 'BANK_ABSENT'
    | 'BANK_DECISION_SENT'
    | 'BANK_DECISION_RECEIVED'
    | 'BANK_INCLUDED'
    | 'BANK_CHANGE_PENDING'
    | 'BANK_EXCLUSION_SENT'
    | 'BANK_EXCLUSION_RECEIVED'
    | 'BANK_EXCLUDED'
    /** Consent was withdrawn in the TZhS track: nobody works with the record any more (spec 9.2.3). */
    | 'BANK_BLOCKED';
  readonly recordNo: string | null;
  readonly includedOn: LocalDate | null;
  readonly excludedOn: LocalDate | null;
  /** Consent was withdrawn and no new one given since: the record is shown to nobody (AS-08). */
  readonly blocked: boolean;
  /** Submitted changes that the record does not show yet: which fields, by the id of the submission. */
  readonly pending: Readonly<Record<string, readonly string[]>>;
}

/** A municipality's time with the family, ended by a transfer inside the region (architecture decision 1). */
export interface Holding {
  readonly municipality: string;
  readonly from: LocalDate;
  /** The day of the acceptance: from it on the family is the next one's. */
  readonly to: LocalDate;
  readonly episode: number;
  /** Its own bank record, which its keeper has still to exclude. */
  readonly bank: BankState | null;
}
/** A transfer that is neither accepted nor declined yet. */
export interface OpenTransfer {
  readonly eventId: string;
  readonly toCommissionId: string;
  readonly toMunicipality: string;
  readonly initiatedOn: LocalDate;
  /** Measures that the sending side could not finish. */
  readonly openMeasures: readonly string[];
}
/** What a family's state holds of its moves. */
export interface Moves {
  /** Former holdings in order; the present one is the state's municipality. */
  readonly former: readonly Holding[];
  readonly transfer: OpenTransfer | null;
  /** Municipalities that did not take the family: they answered about it, and may still read what they answered. */
  readonly declined: readonly string[];
  /** Terms of the open measures that the receiving side has taken over, until its first programme is approved. */
  readonly offered: readonly MeasureTerms[];
}
