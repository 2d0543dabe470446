import { transferDeclined } from '../catalogue/transfer';
import { records } from '../shared/drafts';

/** C36: the receiving commission does not take the family; the sending one stays responsible. */
export const declineTransfer = records(transferDeclined, {
  name: 'decline-transfer',
  number: 'C36',
  title: { ru: 'Отказать в передаче семьи', en: 'Decline a transfer' },
  example: { occurredOn: '2026-05-14', reason: 'Семья не проживает в районе' },
});
