import { date, oneOf, opt, reject, text, uuid } from '@kurator/kernel';
import { badField, firstRejection, knownPerson } from '../shared/guards';
import type { FamilyState } from '../state';
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

type Asked = { readonly data: { readonly subjectPersonId: string; readonly givenById: string } };
const bothKnown = (state: FamilyState, { data }: Asked) =>
  knownPerson(state, data.subjectPersonId, 'subjectPersonId') ?? knownPerson(state, data.givenById, 'givenById');

export const consentGiven = event({
  name: 'consent-given',
  group: 'C',
  title: { ru: 'Дано согласие', en: 'Consent was given' },
  source: 'MARIEL 4.7; OKTYABRSKY 11.5; IRKUTSK 25 (2)',
  fields: asked,
  possible: bothKnown,
});

export const consentRefused = event({
  name: 'consent-refused',
  group: 'C',
  title: { ru: 'В согласии отказано', en: 'Consent was refused' },
  source: 'Proposal (CG-28)',
  fields: { ...asked, reason: opt(text()) },
  possible: bothKnown,
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
    firstRejection(
      () =>
        data.otherLegalBasis === 'OTHER' && data.otherLegalBasisText === undefined
          ? badField('otherLegalBasisText')
          : null,
      () =>
        state.consents.some((c) => c.eventId === data.consentEventId && c.state === 'GIVEN')
          ? null
          : reject('CONSENT_MISSING', {}, 'consentEventId'),
    ),
});
