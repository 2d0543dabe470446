import { bool, code, date, instant, list, object, oneOf, opt, ref, reject, text, uuid } from '@kurator/kernel';
import { knownPersons, refersTo } from '../shared/guards';
import { documentRef, familyMember, housing, income } from '../shared/structures';
import { openEpisode, type FamilyState } from '../state';
import { event } from './declare';

const notClosed = (state: FamilyState) =>
  openEpisode(state) ? null : reject('WRONG_STATE', { needed: 'open episode' });

export const surveyOrdered = event({
  name: 'survey-ordered',
  group: 'B',
  title: { ru: 'Поручено обследование', en: 'A survey was ordered' },
  source: 'KOCHKI 5.2; BORODINO 2.1 (2)',
  fields: {
    orderedTo: list(ref(), 1, 20),
    dueOn: opt(date()),
    scope: list(oneOf('LIVING_CONDITIONS', 'ALL_HELD_INFORMATION'), 1, 2),
    urgent: bool(),
  },
  possible: notClosed,
});

export const materialsRequested = event({
  name: 'materials-requested',
  group: 'B',
  title: { ru: 'Запрошены материалы', en: 'Materials were requested' },
  source: 'MARIEL 5.1',
  fields: { requestedFromId: ref(), kinds: list(code('documentKinds'), 1, 30), dueOn: opt(date()) },
});

export const materialsReceived = event({
  name: 'materials-received',
  group: 'B',
  title: { ru: 'Получены материалы', en: 'Materials were received' },
  source: 'MARIEL 5.1',
  fields: { requestEventId: uuid(), fromId: ref(), kind: code('documentKinds'), documents: list(documentRef, 1, 50) },
  possible: (state, { data }) => refersTo(state, data.requestEventId, 'materials-requested', 'requestEventId'),
});

export const surveyed = event({
  name: 'surveyed',
  group: 'B',
  title: { ru: 'Проведено обследование', en: 'The home was surveyed' },
  source: 'KOCHKI 5.2; MARIEL App. 2 §§2–5; BORODINO 2.1 (2); OKTYABRSKY 9.2; IRKUTSK 30 (3)',
  fields: {
    surveyKind: oneOf('PRIMARY', 'CONTROL', 'EMERGENCY', 'TZHS'),
    surveyors: list(object({ officerId: ref(), agencyId: opt(ref()) }), 1, 20),
    act: opt(documentRef),
    present: list(uuid(), 0, 50),
    composition: list(familyMember, 0, 50),
    housing,
    income: opt(income),
    incomeDeclaredOnly: bool(),
    supportMeasures: opt(list(text(500))),
    noSupportArranged: opt(bool()),
    riskSigns: opt(list(text(500))),
    familyResources: opt(text()),
    recommendation: opt(text()),
    threatToLife: bool(),
    endedAt: opt(instant()),
  },
  possible: (state, { data }) =>
    knownPersons(state, data.present, 'present') ??
    knownPersons(
      state,
      data.composition.map((m) => m.personId),
      'composition',
    ),
});

export const dangerLevelAssessed = event({
  name: 'danger-level-assessed',
  group: 'B',
  title: { ru: 'Определён уровень опасности (риска)', en: 'The level of danger was assessed' },
  source: 'MARIEL 3.3, App. 2 §7',
  fields: { level: code('dangerLevels'), justification: text(), appliesTo: list(uuid(), 0, 50) },
  possible: (state, { data }) => knownPersons(state, data.appliesTo, 'appliesTo'),
});

export const conclusionIssued = event({
  name: 'conclusion-issued',
  group: 'B',
  title: { ru: 'Вынесено заключение', en: 'A conclusion was issued' },
  source: 'MARIEL 4.6, App. 2',
  fields: {
    result: oneOf('CONFIRMED', 'NOT_CONFIRMED'),
    issuer: object({ agencyId: ref(), officerId: opt(ref()) }),
    familyCriteria: list(object({ code: code('familyGrounds'), present: bool() }), 0, 20),
    dangerLevel: code('dangerLevels'),
    conclusionText: text(),
    recommendedTrack: oneOf('SOP', 'TZHS', 'NONE'),
    document: opt(documentRef),
  },
  possible: (_state, { data }) =>
    data.result === 'NOT_CONFIRMED' || data.familyCriteria.length > 0
      ? null
      : reject('NO_GROUND', {}, 'familyCriteria'),
});

export const caseClosedUnconfirmed = event({
  name: 'case-closed-unconfirmed',
  group: 'B',
  title: { ru: 'Факт неблагополучия не подтверждён', en: 'The report was not confirmed' },
  source: 'MARIEL 3.3, 4.6',
  fields: {
    reason: text(),
    basis: oneOf('CONCLUSION', 'LOW_DANGER', 'DUPLICATE', 'OUTSIDE_COMPETENCE'),
    informedAgencies: opt(list(ref(), 0, 50)),
  },
  possible: (state) => {
    const episode = openEpisode(state);
    if (!episode) return reject('WRONG_STATE', { needed: 'open episode' });
    return episode.main === 'REGISTERED' ? reject('SUBJECT_ALREADY_REGISTERED', { subject: 'FAMILY' }) : null;
  },
});
