import { consentGiven } from '../catalogue/consent';
import { records } from '../shared/drafts';
import { MOTHER, SON } from '../shared/examples';

/** C09: Record a consent. */
export const recordConsent = records(consentGiven, {
  name: 'record-consent',
  number: 'C09',
  title: { ru: 'Записать согласие', en: 'Record a consent' },
  example: {
    occurredOn: '2026-02-06',
    subjectPersonId: SON,
    givenById: MOTHER,
    purpose: 'PERSONAL_DATA',
    form: 'WRITTEN',
  },
});
