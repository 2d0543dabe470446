import { caseClosedUnconfirmed } from '../catalogue/verification';
import { records } from '../shared/drafts';

/** C13: Close an unconfirmed report. */
export const closeUnconfirmed = records(caseClosedUnconfirmed, {
  name: 'close-unconfirmed',
  number: 'C13',
  title: { ru: 'Закрыть неподтверждённое сообщение', en: 'Close an unconfirmed report' },
  example: { occurredOn: '2026-03-10', reason: 'Обстоятельства не подтвердились', basis: 'CONCLUSION' },
});
