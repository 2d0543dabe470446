import { bankDecisionSent } from '../catalogue/bank';
import { records } from '../shared/drafts';
import { RESOLUTION } from '../shared/examples';

/** C16: the registration decision goes to the keeper of the bank; meets DL-10. */
export const sendToBank = records(bankDecisionSent, {
  name: 'send-to-bank',
  number: 'C16',
  title: { ru: 'Направить решение в банк данных', en: 'Send the decision to the bank' },
  example: { occurredOn: '2026-02-24', resolution: RESOLUTION, toInstitutionId: 'soc-1', channel: 'ELECTRONIC' },
});
