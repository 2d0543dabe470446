import type { LocalDate } from '@kurator/kernel';
import { bankEpisode, recordedEpisode, type Episode, type FamilyState, type Holding } from './state';

/** The day from which the present municipality has the family. */
export const heldSince = ({ former, episodes }: FamilyState): LocalDate | null =>
  former.at(-1)?.to ?? episodes[0]?.openedOn ?? null;

/** Every municipality that may read the family: the present one, one that it is or was offered to, and former ones. */
export function territoryOf({ municipality, transfer, former, declined }: FamilyState): readonly string[] {
  const all = [municipality, transfer?.toMunicipality ?? null, ...former.map((h) => h.municipality), ...declined];
  return [...new Set(all.filter((oktmo) => oktmo !== null))];
}

/** Who had the family on a day. */
export const holderOn = ({ former, municipality }: FamilyState, on: LocalDate): string | null =>
  former.find(({ to }) => on < to)?.municipality ?? municipality;

/** What a former holder may still record: its own exclusion from the bank, its papers and what it learns late. */
const REMAINING: readonly string[] = [
  'adopt-resolution',
  'send-exclusion',
  'receive-exclusion',
  'exclude-from-bank',
  'send-resolution-copies',
  'acknowledge-resolution',
  'acquaint-family',
  'record-journal-result',
  'submit-data-change',
  'apply-data-change',
];
const ANSWERS: readonly string[] = ['accept-transfer', 'decline-transfer'];

/** A decision on a family that may have several sides. */
export interface Asking {
  readonly command: string;
  readonly occurredOn: LocalDate;
  readonly municipalities: readonly string[] | '*';
  /** Where the sender's agency is, when it is known. */
  readonly agencyMunicipality?: string | undefined;
}

/** The former holder that the sender speaks for: that of its agency, or the last one that it can reach. */
function formerSide({ former, municipality }: FamilyState, asking: Asking, reach: (oktmo: string) => boolean) {
  const own = former.findLast((h) => reach(h.municipality) && h.municipality === asking.agencyMunicipality);
  if (own) return own.municipality;
  const here = municipality !== null && reach(municipality);
  return here ? null : (former.findLast((h) => reach(h.municipality))?.municipality ?? null);
}

/**
 * The municipality under whose commission and regulation a decision on a known family is taken; null when the sender
 * cannot reach the family with this command: another territory's family (`api.md` Errors).
 */
export function sideOf(state: FamilyState, asking: Asking): string | null {
  const { command, municipalities } = asking;
  const reach = (oktmo: string): boolean => municipalities === '*' || municipalities.includes(oktmo);
  const answering = ANSWERS.includes(command) ? answeringSide(state, reach) : null;
  if (answering !== null) return answering;
  const remaining = REMAINING.includes(command) ? formerSide(state, asking, reach) : null;
  return remaining ?? ownSide(state, asking, reach);
}
/** The side that a transfer waits for; one that has answered is told so by the guard, or gets its first answer again. */
function answeringSide({ transfer, declined }: FamilyState, reach: (oktmo: string) => boolean): string | null {
  if (transfer && reach(transfer.toMunicipality)) return transfer.toMunicipality;
  return declined.findLast(reach) ?? null;
}
/** The holder records what it likes; a former one what happened in its own time. */
function ownSide(state: FamilyState, { occurredOn }: Asking, reach: (oktmo: string) => boolean): string | null {
  if (state.municipality !== null && reach(state.municipality)) return holderOn(state, occurredOn);
  return state.former.find((h) => reach(h.municipality) && occurredOn <= h.to)?.municipality ?? null;
}

/** Whose bank region a fact speaks of: the family's own, or that of a municipality which gave it away. */
export type BankSide = Episode | Holding;
export const isFormer = (side: BankSide): side is Holding => 'to' in side;
const stands = ({ bank }: BankSide): boolean => bank !== null && bank.includedOn !== null && bank.excludedOn === null;

/** The former holding of a municipality, unless that municipality has the family again and it has left the register. */
function formerOf(state: FamilyState, municipality: string, wanted: (h: Holding) => boolean): Holding | null {
  const found = state.former.findLast((h) => h.municipality === municipality && wanted(h)) ?? null;
  return municipality === state.municipality && bankEpisode(state)?.exit ? null : found;
}
/** The bank region that an exclusion is about. */
export const exclusionSide = (state: FamilyState, municipality: string): BankSide | null =>
  formerOf(state, municipality, ({ bank }) => (bank?.excludedOn ?? null) === null) ?? bankEpisode(state);
/** The record that an exclusion takes out. */
export const excludedSide = (state: FamilyState, municipality: string): BankSide | null =>
  formerOf(state, municipality, stands) ?? recordedEpisode(state);
/** The record that a change of data is about; right after a move the only one is that of the former holder. */
export function recordSide(state: FamilyState, municipality: string): BankSide | null {
  const own = state.former.findLast((h) => h.municipality === municipality && stands(h)) ?? null;
  if (own && municipality !== state.municipality) return own;
  return recordedEpisode(state) ?? own ?? state.former.findLast(stands) ?? null;
}
