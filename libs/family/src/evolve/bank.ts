import { addressed, meet } from './intake';
import { excludedSide, exclusionSide, recordSide, type BankSide } from '../holdings';
import { recordedEpisode, type BankState, type FamilyState } from '../state';
import { referable, withEpisode, type Step } from './step';

const ABSENT: BankState = {
  state: 'BANK_ABSENT',
  recordNo: null,
  includedOn: null,
  excludedOn: null,
  blocked: false,
  pending: {},
};
const bankOf = ({ bank }: Pick<BankSide, 'bank'>): BankState => bank ?? ABSENT;

/** The bank region moves forward only: a second sending does not take a record out of the bank. */
const forward =
  (to: BankState['state'], ...from: readonly BankState['state'][]) =>
  (bank: BankState): BankState =>
    from.includes(bank.state) ? { ...bank, state: to } : bank;
const current = (state: FamilyState, change: (bank: BankState) => BankState): FamilyState =>
  withEpisode(state, (e) => ({ bank: change(bankOf(e)) }));

/** The state with one bank region changed: of the current episode, an earlier one, or a former holding. */
function inBank(state: FamilyState, at: BankSide | null, change: (bank: BankState) => BankState): FamilyState {
  if (!at) return state;
  const changed = <S extends BankSide>(side: S): S => (side === at ? { ...side, bank: change(bankOf(side)) } : side);
  return { ...state, episodes: state.episodes.map(changed), former: state.former.map(changed) };
}

export const decisionSent: Step<'bank-decision-sent'> = (state, fact) =>
  current(referable(state, fact), forward('BANK_DECISION_SENT', 'BANK_ABSENT'));
export const decisionReceived: Step<'bank-decision-received'> = (state) =>
  current(state, forward('BANK_DECISION_RECEIVED', 'BANK_ABSENT', 'BANK_DECISION_SENT'));
export const recordIncluded: Step<'bank-record-included'> = (state, { data, occurredOn }) =>
  current(state, (bank) => ({
    ...bank,
    state: 'BANK_INCLUDED',
    recordNo: data.bankRecordNo,
    includedOn: occurredOn,
    excludedOn: null,
    blocked: false,
  }));

export const exclusionSent: Step<'bank-exclusion-sent'> = (state, fact) =>
  inBank(referable(state, fact), exclusionSide(state, fact.municipality), (bank) =>
    bank.state === 'BANK_EXCLUDED' ? bank : { ...bank, state: 'BANK_EXCLUSION_SENT' },
  );
export const exclusionReceived: Step<'bank-exclusion-received'> = (state, { municipality }) =>
  inBank(state, exclusionSide(state, municipality), forward('BANK_EXCLUSION_RECEIVED', 'BANK_EXCLUSION_SENT'));
export const recordExcluded: Step<'bank-record-excluded'> = (state, { occurredOn, municipality }) =>
  inBank(state, excludedSide(state, municipality), (bank) => ({
    ...bank,
    state: 'BANK_EXCLUDED',
    excludedOn: occurredOn,
  }));

export const recordBlocked: Step<'bank-record-blocked'> = (state) =>
  inBank(state, recordedEpisode(state), (bank) => ({ ...bank, state: 'BANK_BLOCKED', blocked: true }));

export const changeSubmitted: Step<'data-change-submitted'> = (state, fact) =>
  inBank(referable(state, fact), recordSide(state, fact.municipality), (bank) => ({
    ...forward('BANK_CHANGE_PENDING', 'BANK_INCLUDED')(bank),
    pending: { ...bank.pending, [fact.eventId]: fact.data.changes.map((c) => c.fieldPath) },
  }));
export const recordChanged: Step<'bank-record-changed'> = (state, { data, municipality }) =>
  inBank(state, recordSide(state, municipality), (bank) => {
    const { [data.basedOnEventId]: _done, ...pending } = bank.pending;
    const settled = Object.keys(pending).length === 0;
    return { ...(settled ? forward('BANK_INCLUDED', 'BANK_CHANGE_PENDING')(bank) : bank), pending };
  });

export const residenceChanged: Step<'residence-changed'> = (state, { data }) => addressed(state, [data.new]);
export const compositionChanged: Step<'family-composition-changed'> = (state, { data, occurredOn }) => {
  const { change, role, ...described } = data;
  const met = role === undefined ? state : meet(state, [{ ...described, role }]);
  const person = met.persons[data.personId];
  if (change !== 'DEATH' || !person) return met;
  return { ...met, persons: { ...met.persons, [data.personId]: { ...person, diedOn: occurredOn } } };
};
