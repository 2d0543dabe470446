import { bankExclusionReceived } from '../catalogue/bank';
import { records } from '../shared/drafts';
import { EVENT } from '../shared/examples';

/** C34: the keeper has the decision; starts DL-33. */
export const receiveExclusion = records(bankExclusionReceived, {
  name: 'receive-exclusion',
  number: 'C34',
  title: { ru: 'Получить решение о снятии в банке данных', en: 'Receive the exclusion at the bank' },
  example: { occurredOn: '2026-08-28', sentEventId: EVENT },
});
