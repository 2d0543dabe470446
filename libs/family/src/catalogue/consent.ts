import { date, oneOf, opt, reject, text, uuid } from '@kurator/kernel';
import { knownPersons } from '../shared/guards';
import { documentRef } from '../shared/structures';
import { event } from './declare';

const asked = {
  subjectPersonId: uuid(),
  givenById: uuid(),
  purpose: oneOf('PERSONAL_DATA', 'BANK_INCLUSION', 'ACCOMPANIMENT'),
  form: oneOf('WRITTEN', 'ELECTRONIC_SIGNED'),
  validUntil: opt(date()),
  document: opt(documentRef),
};

export const consentGiven = event({
  name: 'consent-given',
  group: 'C',
  title: { ru: 'Дано согласие', en: 'Consent was given' },
  source: 'MARIEL 4.7; OKTYABRSKY 11.5; IRKUTSK 25 (2)',
  fields: asked,
  possible: (state, { data }) => knownPersons(state, [data.subjectPersonId, data.givenById], 'subjectPersonId'),
});

export const consentRefused = event({
  name: 'consent-refused',
  group: 'C',
  title: { ru: 'В согласии отказано', en: 'Consent was refused' },
  source: 'Proposal (CG-28)',
  fields: { ...asked, reason: opt(text()) },
  possible: (state, { data }) => knownPersons(state, [data.subjectPersonId, data.givenById], 'subjectPersonId'),
});

export const consentWithdrawn = event({
  name: 'consent-withdrawn',
  group: 'C',
  title: { ru: 'Согласие отозвано', en: 'Consent was withdrawn' },
  source: '152-FZ Art. 21 (5)',
  fields: {
    consentEventId: uuid(),
    receivedOn: date(),
    scope: oneOf('FULL', 'BANK_ONLY'),
    otherLegalBasis: oneOf('NONE', 'COMMISSION_RESOLUTION', 'OTHER'),
    otherLegalBasisText: opt(text(500)),
  },
  possible: (state, { data }) =>
    state.consents.some((c) => c.eventId === data.consentEventId && c.state === 'GIVEN')
      ? null
      : reject('CONSENT_MISSING', {}, 'consentEventId'),
});
