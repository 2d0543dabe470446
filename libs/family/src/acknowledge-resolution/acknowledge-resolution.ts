import { resolutionReceived } from '../catalogue/session';
import { records } from '../shared/drafts';
import { RESOLUTION } from '../shared/examples';

/** C14: Acknowledge a resolution. */
export const acknowledgeResolution = records(resolutionReceived, {
  name: 'acknowledge-resolution',
  number: 'C14',
  title: { ru: 'Отметить получение постановления', en: 'Acknowledge a resolution' },
  example: { occurredOn: '2026-02-20', resolution: RESOLUTION, addresseeId: 'soc-1', receivingOfficerId: 'off-7' },
});
