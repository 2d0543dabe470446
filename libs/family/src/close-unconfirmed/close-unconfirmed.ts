import { caseClosedUnconfirmed } from '../catalogue/verification';
import { backToTzhs } from '../shared/back-to-tzhs';
import { draft, envelope, useCase } from '../shared/drafts';

/** C13: Close an unconfirmed report. */
export const closeUnconfirmed = useCase({
  name: 'close-unconfirmed',
  number: 'C13',
  title: { ru: 'Закрыть неподтверждённое сообщение', en: 'Close an unconfirmed report' },
  body: caseClosedUnconfirmed.fields,
  emits: ['case-closed-unconfirmed', 'track-changed'],
  example: { occurredOn: '2026-03-10', reason: 'Обстоятельства не подтвердились', basis: 'CONCLUSION' },
  decide: (sent, state, c) => [
    draft(caseClosedUnconfirmed, envelope(state, c), { data: sent }),
    ...backToTzhs(state, c),
  ],
});
