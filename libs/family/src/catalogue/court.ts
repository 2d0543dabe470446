import { date, list, opt, reject, text, token, type LocalDate, type Rejection } from '@kurator/kernel';
import {
  firstOf,
  firstRejection,
  inOrder,
  knownResolution,
  namedTwice,
  subjectKey,
  subjectOf,
  subjectsRegistered,
} from '../shared/guards';
import { documentRef, resolution, resolutionKey, subject, type Resolution, type Subject } from '../shared/structures';
import type { FamilyState } from '../state';
import { event } from './declare';

/** The court annuls a resolution: only whom that one recognised can leave the register by it (spec C45). */
const recognisedBy = (state: FamilyState, r: Resolution, subjects: readonly Subject[]): Rejection | null =>
  firstOf(subjects, 'subjects', (one, path) =>
    subjectOf(state, one)?.resolution === resolutionKey(r)
      ? null
      : reject('SUBJECT_OF_ANOTHER_RESOLUTION', { subject: subjectKey(one), number: r.number }, path),
  );

/** An annulment takes effect with the court decision, not before it (CG-44). */
export const inForce = (inForceOn: LocalDate, on: LocalDate): Rejection | null =>
  inForceOn <= on ? null : reject('COURT_DECISION_NOT_IN_FORCE', { inForceOn, on }, 'inForceOn');

export const resolutionAnnulledByCourt = event({
  name: 'resolution-annulled-by-court',
  group: 'D',
  title: { ru: 'Постановление отменено судом', en: 'A court annulled the resolution' },
  source: 'MARIEL 6.3 (б)',
  fields: {
    resolution,
    courtName: text(300),
    courtCaseNo: token(100),
    decidedOn: date(),
    inForceOn: date(),
    subjects: list(subject, 1, 50),
    document: opt(documentRef),
  },
  possible: (state, { data, occurredOn, ...fact }) =>
    firstRejection(
      () => inOrder(data.decidedOn, data.inForceOn, 'inForceOn'),
      () => inForce(data.inForceOn, occurredOn),
      () => knownResolution(state, data.resolution),
      () => namedTwice(data.subjects, 'SUBJECT_NOT_REGISTERED'),
      () => subjectsRegistered(state, data.subjects, fact),
      () => recognisedBy(state, data.resolution, data.subjects),
    ),
});
