import { bankDecisionReceived } from '../catalogue/bank';
import { records } from '../shared/drafts';
import { EVENT } from '../shared/examples';

/** C16: the keeper has the decision; starts DL-11. */
export const receiveAtBank = records(bankDecisionReceived, {
  name: 'receive-at-bank',
  number: 'C16',
  title: { ru: 'Получить решение в банке данных', en: 'Receive the decision at the bank' },
  example: { occurredOn: '2026-02-24', sentEventId: EVENT },
});
