import { consentRefused } from '../catalogue/consent';
import { records } from '../shared/drafts';
import { MOTHER, SON } from '../shared/examples';

/** C09: Record a refused consent. */
export const recordRefusal = records(consentRefused, {
  name: 'record-refusal',
  number: 'C09',
  title: { ru: 'Записать отказ в согласии', en: 'Record a refused consent' },
  example: {
    occurredOn: '2026-02-06',
    subjectPersonId: SON,
    givenById: MOTHER,
    purpose: 'PERSONAL_DATA',
    form: 'WRITTEN',
    reason: 'Не доверяет',
  },
});
