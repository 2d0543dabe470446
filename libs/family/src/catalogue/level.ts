import { bool, code, date, list, oneOf, opt, ref, reject, text, type Rejection } from '@kurator/kernel';
import { firstRejection } from '../shared/guards';
import { documentRef, resolution } from '../shared/structures';
import { accompaniable, lawOf } from '../shared/tzhs-law';
import { accompaniedEpisode, currentEpisode, isRegistered, type FamilyState, type LevelState } from '../state';
import { event } from './declare';

export const activeLevel = (state: FamilyState): LevelState | null => accompaniedEpisode(state)?.level ?? null;
const needsLevel = (state: FamilyState): Rejection | null =>
  activeLevel(state) ? null : reject('WRONG_STATE', { needed: 'accompaniment-started' });

/** SOP: accompaniment is help to a registered family; TZhS rests on the application or agreement (spec C37). */
function restsOn(state: FamilyState, fact: { profileId: string; profileVersion: number }): Rejection | null {
  if (isRegistered(state)) return null;
  return currentEpisode(state)?.track === 'TZHS'
    ? accompaniable(state, lawOf(state.regulation, fact))
    : reject('SUBJECT_NOT_REGISTERED', { subject: 'FAMILY' });
}

export const accompanimentStarted = event({
  name: 'accompaniment-started',
  group: 'I',
  title: { ru: 'Начато сопровождение', en: 'Accompaniment started' },
  source: 'IRKUTSK 9, 25, 30 (4), 36; OKTYABRSKY 5.4',
  fields: {
    institutionId: ref(),
    level: code('levels'),
    levelSigns: list(code('levelSigns'), 1, 30),
    form: code('accompanimentForms'),
    specialistId: opt(ref()),
    plannedEnd: opt(date()),
    basis: oneOf('RESOLUTION', 'APPLICATION', 'AGREEMENT'),
  },
  possible: (state, fact) =>
    firstRejection(
      () => restsOn(state, fact),
      () => (activeLevel(state) ? reject('WRONG_STATE', { needed: 'accompaniment-ended' }) : null),
      () =>
        state.regulation.agency(fact.data.institutionId)
          ? null
          : reject('AGENCY_UNKNOWN', { agencyId: fact.data.institutionId }, 'institutionId'),
      () =>
        fact.data.specialistId === undefined || state.regulation.officer(fact.data.specialistId)
          ? null
          : reject('OFFICER_UNKNOWN', { officerId: fact.data.specialistId }, 'specialistId'),
    ),
});

export const levelChanged = event({
  name: 'level-changed',
  group: 'I',
  title: { ru: 'Изменён уровень сопровождения', en: 'The level changed' },
  source: 'IRKUTSK 9, App. T1; OKTYABRSKY 15.1',
  fields: {
    from: code('levels'),
    to: code('levels'),
    signs: list(code('levelSigns'), 1, 30),
    reason: text(),
    situation: oneOf('IMPROVED', 'WORSENED', 'NEUTRAL'),
    plannedEnd: opt(date()),
  },
  possible: (state, { data }) =>
    needsLevel(state) ??
    (activeLevel(state)?.code === data.to ? reject('LEVEL_UNCHANGED', { level: data.to }, 'to') : null),
});

export const levelTermReviewed = event({
  name: 'level-term-reviewed',
  group: 'I',
  title: { ru: 'Пересмотрен срок уровня', en: "The level's term was reviewed" },
  source: 'Proposal, CG-20',
  fields: {
    level: code('levels'),
    decision: oneOf('SAME_LEVEL_NEW_TERM', 'CHANGE', 'END'),
    newPlannedEnd: opt(date()),
    reason: text(),
  },
  possible: (state, { data, occurredOn }) =>
    needsLevel(state) ??
    (data.newPlannedEnd !== undefined && data.newPlannedEnd < occurredOn
      ? reject('TERM_REVERSED', { from: occurredOn, to: data.newPlannedEnd }, 'newPlannedEnd')
      : null),
});

export const accompanimentEnded = event({
  name: 'accompaniment-ended',
  group: 'I',
  title: { ru: 'Сопровождение прекращено', en: 'Accompaniment ended' },
  source: 'IRKUTSK 64, App. T1 row 3; OKTYABRSKY 7.2',
  fields: {
    reason: code('endReasons'),
    reasonText: opt(text(1000)),
    positiveResult: bool(),
    resolution: opt(resolution),
    conclusion: opt(documentRef),
  },
  possible: (state) => needsLevel(state),
});
