import { bankExclusionSent } from '../catalogue/bank';
import { records } from '../shared/drafts';
import { resolutionOn } from '../shared/examples';

/** C34: the decision on the last subject goes to the keeper of the bank; meets DL-32. */
export const sendExclusion = records(bankExclusionSent, {
  name: 'send-exclusion',
  number: 'C34',
  title: { ru: 'Направить решение о снятии в банк данных', en: 'Send the exclusion to the bank' },
  example: {
    occurredOn: '2026-08-27',
    resolution: resolutionOn('21/4', '2026-08-25'),
    toInstitutionId: 'soc-1',
    channel: 'ELECTRONIC',
  },
});
