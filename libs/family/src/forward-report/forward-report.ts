import { reportForwarded } from '../catalogue/intake';
import { records } from '../shared/drafts';

/** C02: Pass the report to the commission. */
export const forwardReport = records(reportForwarded, {
  name: 'forward-report',
  number: 'C02',
  title: { ru: 'Передать сообщение в комиссию', en: 'Pass the report to the commission' },
  timed: true,
  example: {
    occurredOn: '2026-02-02',
    occurredAt: '2026-02-02T06:40:00Z',
    channel: 'PHONE',
    fromAgencyId: 'school-1',
    toCommissionId: 'kdn-1',
    sentAt: '2026-02-02T06:40:00Z',
    receivedAt: '2026-02-02T06:40:00Z',
  },
});
