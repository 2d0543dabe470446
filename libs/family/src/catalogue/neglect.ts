import { bool, code, date, oneOf, opt, text, uuid } from '@kurator/kernel';
import * as guard from '../shared/emergency-guards';
import { firstRejection, inOrder, knownPerson } from '../shared/guards';
import { documentRef } from '../shared/structures';
import { event } from './declare';

/** Group L, MARIEL 7.2 and 7.3: a neglected or homeless child, what the bodies tell the commission, and the way back. */
const chain = { emergencyId: uuid() };

export const emergencyReportedToCommission = event({
  name: 'emergency-reported-to-commission',
  group: 'L',
  title: { ru: 'Комиссия проинформирована о принятых мерах', en: 'The commission was told of the measures taken' },
  source: 'MARIEL 7.1 (8), 7.2 (2), (3)(д), 7.3',
  fields: {
    ...chain,
    byBody: oneOf('GUARDIANSHIP', 'POLICE', 'SOCIAL_PROTECTION'),
    measuresTaken: text(),
    rehabilitationPlan: opt(text()),
  },
  possible: (state, { data }) => guard.knownEmergency(state, data.emergencyId),
});

export const neglectedChildFound = event({
  name: 'neglected-child-found',
  group: 'L',
  title: {
    ru: 'Выявлен безнадзорный или беспризорный несовершеннолетний',
    en: 'A neglected or homeless child was found',
  },
  source: 'MARIEL 7.2 (3)(а)',
  fields: {
    ...chain,
    category: oneOf('NEGLECTED', 'HOMELESS'),
    identityEstablished: bool(),
    carersIdentified: bool(),
  },
  // It opens a chain, or is what a message of a threat led to.
  possible: (state, { data }) => guard.freshEmergency(state, data.emergencyId, ({ found }) => found),
});

export const childHandedToCarers = event({
  name: 'child-handed-to-carers',
  group: 'L',
  title: { ru: 'Ребёнок передан родителям или иным лицам', en: 'The child was handed to its carers' },
  source: 'MARIEL 7.2 (3)(б)',
  fields: { ...chain, childId: uuid(), toId: uuid() },
  possible: (state, { data }) =>
    firstRejection(
      () => guard.emergencyHolds(state, data, [guard.FOUND, 'neglected-child-found']),
      () => guard.childHolds(state, data, [guard.atHome, 'child-returned']),
      () => knownPerson(state, data.toId, 'toId'),
    ),
});

export const childDelivered = event({
  name: 'child-delivered',
  group: 'L',
  title: { ru: 'Ребёнок доставлен в организацию', en: 'The child was delivered to an organisation' },
  source: 'MARIEL 7.2 (3)(в)',
  fields: { ...chain, childId: uuid(), organisation: code('placements'), act: opt(documentRef) },
  possible: (state, { data }) =>
    guard.emergencyHolds(state, data, [guard.FOUND, 'neglected-child-found']) ??
    guard.childHolds(state, data, [guard.atHome, 'child-returned']),
});

export const socialProtectionNotified = event({
  name: 'social-protection-notified',
  group: 'L',
  title: { ru: 'Уведомлён орган социальной защиты', en: 'Social protection was notified' },
  source: 'MARIEL 7.2 (3)(г), 7.1 (3)(б)',
  fields: chain,
  possible: (state, { data }) => guard.knownEmergency(state, data.emergencyId),
});

export const childReturned = event({
  name: 'child-returned',
  group: 'L',
  title: { ru: 'Ребёнок возвращён', en: 'The child was returned' },
  source: 'MARIEL 7.2 (3)(е), 7.3',
  fields: { ...chain, childId: uuid(), toId: uuid(), agreedBySocialProtection: bool(), surveyedOn: date() },
  possible: (state, { data, occurredOn }) =>
    firstRejection(
      () => guard.childHolds(state, data, [guard.away, 'child-removed']),
      () => knownPerson(state, data.toId, 'toId'),
      () => inOrder(data.surveyedOn, occurredOn, 'surveyedOn'),
    ),
});
