import { code, list, object, oneOf, opt, ref, reject, token, uuid, type Rejection } from '@kurator/kernel';
import { badField, firstRejection, knownResolution, refersTo } from '../shared/guards';
import { resolution, type Resolution } from '../shared/structures';
import { agreed, byAgreement, lawOf } from '../shared/tzhs-law';
import { excludedSide, exclusionSide, isFormer, type BankSide } from '../holdings';
import { currentEpisode, recordedEpisode, type FamilyState } from '../state';
import { event } from './declare';

const sending = {
  resolution,
  toInstitutionId: ref(),
  channel: oneOf('WRITTEN', 'ELECTRONIC', 'COURIER'),
};

/** The bank holds families with a registration decision (IRKUTSK 43; spec C16). */
const registrationDecided = (state: FamilyState): Rejection | null =>
  currentEpisode(state)?.registeredOn ? null : reject('WRONG_STATE', { needed: 'recognized-SOP' });

/** Nothing leaves the bank while a subject of the registration remains (spec C34). */
function lastSubjectLeft(side: BankSide | null): Rejection | null {
  // A municipality that gave the family away has no subject left.
  if (side && isFormer(side)) return null;
  return side?.exit ? null : reject('WRONG_STATE', { needed: 'deregistered' });
}

/** A record stands: included, and not excluded yet (spec C35). */
const recordStands = (state: FamilyState): Rejection | null =>
  recordedEpisode(state) ? null : reject('WRONG_STATE', { needed: 'bank-record-included' });

export const bankDecisionSent = event({
  name: 'bank-decision-sent',
  group: 'E',
  title: { ru: 'Решение о постановке на учёт направлено в банк данных', en: 'The decision was sent to the bank' },
  source: 'IRKUTSK 45',
  fields: sending,
  possible: (state, { data }) => registrationDecided(state) ?? knownResolution(state, data.resolution),
});

export const bankDecisionReceived = event({
  name: 'bank-decision-received',
  group: 'E',
  title: { ru: 'Решение получено оператором банка данных', en: 'The bank received the decision' },
  source: 'IRKUTSK 46',
  fields: { sentEventId: uuid() },
  possible: (state, { data }) => refersTo(state, data.sentEventId, 'bank-decision-sent', 'sentEventId'),
});

const bankContents = object({
  persons: list(uuid(), 0, 100),
  subjects: list(
    object({ kind: oneOf('FAMILY', 'MINOR'), personId: opt(uuid()), grounds: list(code('recognitionGrounds'), 0, 50) }),
    0,
    50,
  ),
  preventiveWorkById: opt(ref()),
});

/** Somebody of the family agreed to stand in the bank; who did not is left out of the record (spec 9.2.2). */
const consented = (state: FamilyState): Rejection | null =>
  state.consents.some((c) => c.purpose === 'BANK_INCLUSION' && c.state === 'GIVEN') ? null : reject('CONSENT_MISSING');

type Basis = { readonly resolution?: Resolution; readonly agreementNo?: string };
const basisHolds = (state: FamilyState, { resolution: r, agreementNo }: Basis): Rejection | null => {
  if ((r === undefined) === (agreementNo === undefined)) return badField('basis');
  return r === undefined ? null : knownResolution(state, r, 'basis.resolution.number');
};

export const bankRecordIncluded = event({
  name: 'bank-record-included',
  group: 'E',
  title: { ru: 'Сведения включены в банк данных', en: 'The record was included in the bank' },
  source: 'IRKUTSK 39, 42, 46; BORODINO 2.2 (1); OKTYABRSKY 11.5',
  fields: {
    bankRecordNo: token(50),
    basis: object({ resolution: opt(resolution), agreementNo: opt(token(50)) }),
    contents: bankContents,
  },
  possible: (state, fact) =>
    firstRejection(
      () =>
        byAgreement(lawOf(state.regulation, fact))
          ? (agreed(state, fact.data.basis.agreementNo) ?? consented(state))
          : registrationDecided(state),
      () => basisHolds(state, fact.data.basis),
    ),
});

export const bankExclusionSent = event({
  name: 'bank-exclusion-sent',
  group: 'E',
  title: { ru: 'Решение о снятии с учёта направлено в банк данных', en: 'The exclusion was sent to the bank' },
  source: 'IRKUTSK 49',
  fields: sending,
  possible: (state, { data, municipality }) =>
    lastSubjectLeft(exclusionSide(state, municipality)) ?? knownResolution(state, data.resolution),
});

export const bankExclusionReceived = event({
  name: 'bank-exclusion-received',
  group: 'E',
  title: { ru: 'Решение о снятии получено оператором банка данных', en: 'The bank received the exclusion' },
  source: 'IRKUTSK 50',
  fields: { sentEventId: uuid() },
  possible: (state, { data }) => refersTo(state, data.sentEventId, 'bank-exclusion-sent', 'sentEventId'),
});

type ExclusionBasis = { readonly resolution?: Resolution; readonly withdrawalEventId?: string };
/** A withdrawn consent alone takes a family out of the bank only where consent had put it there. */
function exclusionHolds(state: FamilyState, { resolution: r, withdrawalEventId }: ExclusionBasis): Rejection | null {
  if ((r === undefined) === (withdrawalEventId === undefined)) return badField('basis');
  if (r !== undefined) return knownResolution(state, r, 'basis.resolution.number');
  return refersTo(state, withdrawalEventId ?? '', 'consent-withdrawn', 'basis.withdrawalEventId');
}

export const bankRecordExcluded = event({
  name: 'bank-record-excluded',
  group: 'E',
  title: { ru: 'Сведения исключены из банка данных', en: 'The record was excluded from the bank' },
  source: 'IRKUTSK 50',
  fields: {
    basis: object({ resolution: opt(resolution), withdrawalEventId: opt(uuid()) }),
    ground: code('deregistrationGrounds'),
  },
  possible: (state, { data, municipality }) => {
    const side = excludedSide(state, municipality);
    return firstRejection(
      () => (side ? null : reject('WRONG_STATE', { needed: 'bank-record-included' })),
      () => (side && !isFormer(side) && side.track === 'TZHS' ? null : lastSubjectLeft(side)),
      () => exclusionHolds(state, data.basis),
    );
  },
});

export const bankRecordBlocked = event({
  name: 'bank-record-blocked',
  group: 'E',
  title: { ru: 'Запись в банке данных заблокирована', en: 'The bank record was blocked' },
  source: 'Proposal (152-FZ Art. 21)',
  fields: { reason: oneOf('CONSENT_WITHDRAWN') },
  possible: (state) => recordStands(state),
});
