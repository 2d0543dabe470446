import { familyNotified } from '../catalogue/session';
import { records } from '../shared/drafts';
import { MOTHER } from '../shared/examples';

/** C15: Acquaint the family. */
export const acquaintFamily = records(familyNotified, {
  name: 'acquaint-family',
  number: 'C15',
  title: { ru: 'Ознакомить семью', en: 'Acquaint the family' },
  example: { occurredOn: '2026-02-20', about: 'REGISTRATION', persons: [MOTHER], form: 'IN_PERSON' },
});
