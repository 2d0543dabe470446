import { bankRecordExcluded } from '../catalogue/bank';
import { records } from '../shared/drafts';
import { resolutionOn } from '../shared/examples';

/** C34: the record leaves the bank, by resolution or by a withdrawn consent; meets DL-33. */
export const excludeFromBank = records(bankRecordExcluded, {
  name: 'exclude-from-bank',
  number: 'C34',
  title: { ru: 'Исключить из банка данных', en: 'Exclude from the bank' },
  example: { occurredOn: '2026-08-31', basis: { resolution: resolutionOn('21/4', '2026-08-25') }, ground: 'FD-06' },
});
