import { date, list, opt, ref, reject, text, token, uuid, type Rejection } from '@kurator/kernel';
import { firstOf, firstRejection, knownResolution, namedTwice, subjectsRegistered } from '../shared/guards';
import { documentRef, resolution, subject } from '../shared/structures';
import { currentEpisode, isRegistered, type FamilyState } from '../state';
import { event } from './declare';

/** A move inside the region ends no registration: the family stays in its stream and changes hands (CG-18). */
const otherCommission = (state: FamilyState, toCommissionId: string): Rejection | null =>
  state.regulation.municipality(state.municipality ?? '')?.commissionId === toCommissionId
    ? reject('TRANSFER_TO_ITSELF', { commissionId: toCommissionId }, 'toCommissionId')
    : null;

/** What is handed over as unfinished stands in the programme, where there is one. */
function openInProgramme(state: FamilyState, measures: readonly string[]): Rejection | null {
  const programme = currentEpisode(state)?.programme;
  if (!programme) return null;
  const known = new Set(programme.measures.map(({ measureId }) => measureId));
  return firstOf(measures, 'openMeasures', (measureId, path) =>
    known.has(measureId) ? null : reject('MEASURE_UNKNOWN', { measureId }, path),
  );
}

export const transferInitiated = event({
  name: 'transfer-initiated',
  group: 'K',
  title: { ru: 'Начата передача семьи в другую комиссию', en: 'A transfer to another commission began' },
  source: 'Proposal; MARIEL 6.3 (г)',
  fields: {
    toCommissionId: ref(),
    toMunicipality: token(11, '^\\d{8}$'),
    reason: text(),
    documentsSent: opt(list(documentRef, 0, 100)),
    openMeasures: list(uuid(), 0, 200),
  },
  possible: (state, { data }) =>
    firstRejection(
      () => (isRegistered(state) ? null : reject('SUBJECT_NOT_REGISTERED', { subject: 'FAMILY' })),
      () =>
        state.transfer
          ? reject('TRANSFER_OPEN', { toCommissionId: state.transfer.toCommissionId }, 'toCommissionId')
          : null,
      () => otherCommission(state, data.toCommissionId),
      () => openInProgramme(state, data.openMeasures),
    ),
});

/** Only the commission that the family is being given to answers. */
function byReceiver(state: FamilyState, municipality: string, commissionId?: string): Rejection | null {
  const { transfer } = state;
  if (!transfer) return reject('WRONG_STATE', { needed: 'transfer-initiated' });
  const answering = commissionId ?? state.regulation.municipality(municipality)?.commissionId ?? '';
  return municipality === transfer.toMunicipality && answering === transfer.toCommissionId
    ? null
    : reject('COMMISSION_NOT_COMPETENT', { commissionId: answering, municipality: transfer.toMunicipality });
}

export const transferAccepted = event({
  name: 'transfer-accepted',
  group: 'K',
  title: { ru: 'Семья принята другой комиссией', en: 'Another commission accepted the family' },
  source: 'Proposal',
  fields: {
    resolution,
    subjects: list(subject, 1, 50),
    fromMunicipality: token(11, '^\\d{8}$'),
    continuesRegistrationFrom: date(),
  },
  possible: (state, { data, municipality }) =>
    firstRejection(
      () => byReceiver(state, municipality, data.resolution.commissionId),
      () => knownResolution(state, data.resolution),
      () => namedTwice(data.subjects, 'SUBJECT_NOT_REGISTERED'),
      () => subjectsRegistered(state, data.subjects),
    ),
});

export const transferDeclined = event({
  name: 'transfer-declined',
  group: 'K',
  title: { ru: 'В передаче семьи отказано', en: 'The transfer was declined' },
  source: 'Proposal',
  fields: { reason: text() },
  possible: (state, { municipality }) => byReceiver(state, municipality),
});
