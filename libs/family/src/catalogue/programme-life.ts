import { bool, code, date, int, list, object, oneOf, opt, ref, reject, text, uuid } from '@kurator/kernel';
import type { Rejection } from '@kurator/kernel';
import { badField, firstOf, firstRejection, inOrder } from '../shared/guards';
import { measure, resolution } from '../shared/structures';
import { currentEpisode, isRegistered, type FamilyState, type ProgrammeState } from '../state';
import { event } from './declare';

export const activeProgramme = (state: FamilyState): ProgrammeState | null => {
  const programme = currentEpisode(state)?.programme ?? null;
  return programme?.state === 'PROG_ACTIVE' ? programme : null;
};
/** C25: what changes, extends, copies or completes a programme needs the active one by its id. */
const active = (state: FamilyState, programmeId: string): Rejection | null =>
  activeProgramme(state)?.programmeId === programmeId
    ? null
    : reject('WRONG_STATE', { needed: 'PROG_ACTIVE', programmeId }, 'programmeId');

const inVersion = (state: FamilyState, measureId: string): boolean =>
  activeProgramme(state)?.measures.some((m) => m.measureId === measureId) ?? false;
/** A measure of the active version (spec C26). */
const ofActive = (state: FamilyState, measureId: string, path: string): Rejection | null =>
  inVersion(state, measureId) ? null : reject('MEASURE_UNKNOWN', { measureId }, path);
const someActive = (state: FamilyState): Rejection | null =>
  activeProgramme(state) ? null : reject('WRONG_STATE', { needed: 'PROG_ACTIVE' });

/** Registered, or its need in a difficult life situation is determined (spec C22). */
const worked = (state: FamilyState): boolean => {
  const main = currentEpisode(state)?.main;
  return isRegistered(state) || (main?.startsWith('TZHS_') === true && main !== 'TZHS_APPLIED');
};

export const programmeProposalsSubmitted = event({
  name: 'programme-proposals-submitted',
  group: 'G',
  title: { ru: 'Представлены предложения в программу', en: 'Proposals for the programme were submitted' },
  source: 'KOCHKI 5.5; MARIEL 5.5, App. 5',
  fields: {
    fromAgencyId: ref(),
    situationCharacteristic: text(),
    tasks: list(text(1000), 0, 50),
    measures: list(measure, 0, 200),
    expectedResults: opt(text()),
    stage: opt(oneOf('FIRST', 'LATER')),
  },
  possible: (state) => (worked(state) ? null : reject('SUBJECT_NOT_REGISTERED', { subject: 'FAMILY' })),
});

type Amendment = {
  readonly addedMeasures: readonly { readonly measureId: string }[];
  readonly changedMeasures: readonly { readonly measureId: string }[];
  readonly removedMeasures: readonly { readonly measureId: string }[];
};
const changesSomething = (a: Amendment): Rejection | null =>
  a.addedMeasures.length + a.changedMeasures.length + a.removedMeasures.length > 0 ? null : badField('addedMeasures');

/** What is added is new, what is changed or removed is in the active version. */
const amendable = (state: FamilyState, a: Amendment): Rejection | null =>
  firstRejection(
    () => changesSomething(a),
    () =>
      firstOf(a.addedMeasures, 'addedMeasures', ({ measureId }, path) =>
        inVersion(state, measureId) ? badField(`${path}.measureId`) : null,
      ),
    () => firstOf(a.changedMeasures, 'changedMeasures', (m, path) => ofActive(state, m.measureId, `${path}.measureId`)),
    () => firstOf(a.removedMeasures, 'removedMeasures', (m, path) => ofActive(state, m.measureId, `${path}.measureId`)),
  );

export const programmeAmended = event({
  name: 'programme-amended',
  group: 'G',
  title: { ru: 'Внесены изменения в программу', en: 'The programme was amended' },
  source: 'KOCHKI 2.2.4, 3.6; BORODINO 3.3; IRKUTSK 63; OKTYABRSKY 14.2',
  fields: {
    programmeId: uuid(),
    newVersion: int(1, 1000),
    initiator: oneOf('COMMISSION', 'WORKING_GROUP', 'COORDINATOR', 'CURATOR', 'AGENCY', 'INSTITUTION', 'FAMILY'),
    addedMeasures: list(measure, 0, 200),
    changedMeasures: list(measure, 0, 200),
    removedMeasures: list(object({ measureId: uuid(), reason: text(1000) }), 0, 200),
    familyOpinion: opt(text()),
    resolution: opt(resolution),
  },
  possible: (state, { data }) => active(state, data.programmeId) ?? amendable(state, data),
});

export const programmeExtended = event({
  name: 'programme-extended',
  group: 'G',
  title: { ru: 'Продлён срок программы', en: 'The programme was extended' },
  source: 'KOCHKI 5.7; BORODINO 3.1',
  fields: {
    programmeId: uuid(),
    oldEnd: date(),
    newEnd: date(),
    reason: text(),
    resolution,
    petitionFromId: opt(ref()),
  },
  possible: (state, { data }) => {
    const end = activeProgramme(state)?.termTo ?? null;
    const refused = active(state, data.programmeId);
    if (refused || end === null) return refused;
    return data.newEnd > end ? null : reject('TERM_REVERSED', { from: end, to: data.newEnd }, 'newEnd');
  },
});

export const programmeCopiesSent = event({
  name: 'programme-copies-sent',
  group: 'G',
  title: { ru: 'Направлены копии программы', en: 'Copies of the programme were sent' },
  source: 'KOCHKI 5.8; MARIEL 5.3; OKTYABRSKY 9.3',
  fields: { programmeId: uuid(), version: int(1, 1000), addressees: list(ref(), 1, 50) },
  possible: (state, { data }) => active(state, data.programmeId),
});

export const measureDone = event({
  name: 'measure-done',
  group: 'G',
  title: { ru: 'Мероприятие выполнено', en: 'A measure was carried out' },
  source: 'KOCHKI 6.1; MARIEL App. 4; BORODINO 3.3',
  fields: {
    measureId: uuid(),
    executorId: ref(),
    result: text(),
    effect: opt(oneOf('POSITIVE', 'NONE', 'NEGATIVE')),
    reportedOn: date(),
    correctionProposal: opt(text()),
  },
  possible: (state, { data, occurredOn }) =>
    firstRejection(
      () => someActive(state),
      () => ofActive(state, data.measureId, 'measureId'),
      () => inOrder(occurredOn, data.reportedOn, 'reportedOn'),
    ),
});

export const measureNotDone = event({
  name: 'measure-not-done',
  group: 'G',
  title: { ru: 'Мероприятие не выполнено', en: 'A measure was not carried out' },
  source: 'MARIEL 5.4, App. 4',
  fields: {
    measureId: uuid(),
    dueOn: date(),
    reason: text(),
    fault: oneOf('EXECUTOR', 'FAMILY', 'CIRCUMSTANCES'),
    newDueOn: opt(date()),
    commissionInformed: bool(),
  },
  possible: (state, { data }) => someActive(state) ?? ofActive(state, data.measureId, 'measureId'),
});

export const programmeCompleted = event({
  name: 'programme-completed',
  group: 'G',
  title: { ru: 'Реализация программы завершена', en: 'The programme was completed' },
  source: 'MARIEL App. 4',
  fields: {
    programmeId: uuid(),
    outcome: code('outcomes'),
    completionReasons: list(code('completionReasons'), 1, 10),
    nonFulfilmentCauses: opt(text()),
    proposals: opt(text()),
  },
  possible: (state, { data }) => active(state, data.programmeId),
});
