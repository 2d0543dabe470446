import { bool, code, date, list, oneOf, opt, ref, reject, text, token, uuid } from '@kurator/kernel';
import * as guard from '../shared/emergency-guards';
import { documentRef } from '../shared/structures';
import { event } from './declare';

/** Group L, MARIEL 7.1: a threat to a child's life or health, from the message to the court. */
const chain = { emergencyId: uuid() };
const CHILDREN = list(uuid(), 1, 50);

export const threatReported = event({
  name: 'threat-reported',
  group: 'L',
  title: { ru: 'Поступило сообщение об угрозе жизни и здоровью', en: 'A threat to life or health was reported' },
  source: 'MARIEL 7.1, 7.2',
  fields: {
    ...chain,
    receivedBy: oneOf('GUARDIANSHIP', 'POLICE'),
    fromAgencyId: opt(ref()),
    children: CHILDREN,
    situation: text(),
  },
  possible: (state, { data, occurredOn }) =>
    guard.freshEmergency(state, data.emergencyId) ?? guard.minorsAll(state, data.children, occurredOn),
});

export const guardianshipInformedByPolice = event({
  name: 'guardianship-informed-by-police',
  group: 'L',
  title: { ru: 'Полиция сообщила органу опеки', en: 'The police informed guardianship' },
  source: 'MARIEL 7.2 (1)',
  fields: chain,
  possible: (state, { data }) => guard.knownEmergency(state, data.emergencyId),
});

export const emergencyVisitMade = event({
  name: 'emergency-visit-made',
  group: 'L',
  title: { ru: 'Выезд органа опеки к ребёнку', en: 'Guardianship went to the child' },
  source: 'MARIEL 7.1 (1)–(3)',
  fields: {
    ...chain,
    place: text(500),
    visitors: list(ref(), 1, 50),
    surveyAct: opt(documentRef),
    threatConfirmed: bool(),
    policeCalled: opt(bool()),
    healthCalled: opt(bool()),
  },
  possible: (state, { data }) => guard.emergencyHolds(state, data, [guard.THREATENED, 'threat-reported']),
});

export const noThreatEstablished = event({
  name: 'no-threat-established',
  group: 'L',
  title: { ru: 'Угроза жизни и здоровью не установлена', en: 'No threat was found' },
  source: 'MARIEL 7.1 (7)',
  fields: { ...chain, act: opt(documentRef), otherViolations: bool(), forwardedOn: opt(date()) },
  possible: (state, { data }) => guard.emergencyHolds(state, data, [guard.REFUTED, 'emergency-visit-made']),
});

export const removalActPrepared = event({
  name: 'removal-act-prepared',
  group: 'L',
  title: { ru: 'Подготовлен акт об отобрании ребёнка', en: 'The removal act was prepared' },
  source: 'MARIEL 7.1 (3)(а)',
  fields: {
    ...chain,
    actNo: token(50),
    signedByHeadOfMunicipality: bool(),
    children: CHILDREN,
    removedFrom: oneOf('ONE_PARENT', 'SOLE_PARENT', 'BOTH_PARENTS', 'OTHER_PERSONS'),
  },
  possible: (state, { data, occurredOn }) =>
    guard.emergencyHolds(state, data, [guard.CONFIRMED, 'emergency-visit-made']) ??
    guard.minorsAll(state, data.children, occurredOn),
});

export const childRemoved = event({
  name: 'child-removed',
  group: 'L',
  title: { ru: 'Ребёнок отобран', en: 'The child was removed' },
  source: 'MARIEL 7.1 (3)',
  fields: { ...chain, childId: uuid() },
  possible: (state, { data }) =>
    guard.childHolds(state, data, [guard.inAct, 'removal-act-prepared']) ??
    guard.childHolds(state, data, [guard.atHome, 'child-returned']),
});

export const childPlaced = event({
  name: 'child-placed',
  group: 'L',
  title: { ru: 'Ребёнок устроен', en: 'The child was placed' },
  source: 'MARIEL 7.1 (3)(б)',
  fields: {
    ...chain,
    childId: uuid(),
    placement: code('placements'),
    placeName: text(500),
    siblingsTogether: bool(),
    siblingsExceptionReason: opt(text(1000)),
  },
  possible: (state, { data }) => guard.childHolds(state, data, [guard.away, 'child-removed']),
});

export const prosecutorNotified = event({
  name: 'prosecutor-notified',
  group: 'L',
  title: { ru: 'Уведомлён прокурор', en: 'The prosecutor was notified' },
  source: 'MARIEL 7.1 (4)',
  fields: { ...chain, document: opt(documentRef) },
  possible: (state, { data }) => guard.knownEmergency(state, data.emergencyId),
});

export const orphanRegistryEntryMade = event({
  name: 'orphan-registry-entry-made',
  group: 'L',
  title: {
    ru: 'Сведения о ребёнке внесены в журнал и анкету детей, оставшихся без попечения',
    en: 'The child was entered among those left without care',
  },
  source: 'MARIEL 7.1 (5)',
  fields: { ...chain, childId: uuid(), journalEntryNo: token(50), questionnaireSection1: bool() },
  possible: (state, { data }) => guard.childHolds(state, data, [guard.inAct, 'removal-act-prepared']),
});

export const courtClaimFiled = event({
  name: 'court-claim-filed',
  group: 'L',
  title: { ru: 'Подан иск о лишении или ограничении прав', en: 'A claim about parental rights was filed' },
  source: 'MARIEL 7.1 (6)',
  fields: { ...chain, claim: oneOf('DEPRIVATION', 'RESTRICTION'), court: text(300) },
  possible: (state, { data }) => guard.emergencyHolds(state, data, [guard.SOMEBODY_REMOVED, 'child-removed']),
});

export const courtDecisionReceived = event({
  name: 'court-decision-received',
  group: 'L',
  title: { ru: 'Получено решение суда по иску', en: "The court's decision came" },
  source: 'Proposal',
  fields: {
    ...chain,
    decision: oneOf('DEPRIVED', 'RESTRICTED', 'REFUSED', 'RETURNED'),
    inForceOn: opt(date()),
  },
  possible: (state, { data, occurredOn }) =>
    guard.emergencyHolds(state, data, [guard.CLAIMED, 'court-claim-filed']) ??
    (data.inForceOn !== undefined && data.inForceOn < occurredOn
      ? reject('TERM_REVERSED', { from: occurredOn, to: data.inForceOn }, 'inForceOn')
      : null),
});
