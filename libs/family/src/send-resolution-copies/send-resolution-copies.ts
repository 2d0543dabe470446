import { resolutionCopiesSent } from '../catalogue/session';
import { records } from '../shared/drafts';
import { RESOLUTION } from '../shared/examples';

/** C14: Send copies of a resolution. */
export const sendResolutionCopies = records(resolutionCopiesSent, {
  name: 'send-resolution-copies',
  number: 'C14',
  title: { ru: 'Направить копии постановления', en: 'Send copies of a resolution' },
  example: {
    occurredOn: '2026-02-19',
    resolution: RESOLUTION,
    addressees: ['soc-1', 'school-1'],
    form: 'WRITTEN',
    purpose: 'REGISTRATION',
  },
});
