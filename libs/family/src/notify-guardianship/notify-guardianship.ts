import { rightsViolationNotified } from '../catalogue/intake';
import { records } from '../shared/drafts';
import { SON } from '../shared/examples';

/** C03: Notify the guardianship body. */
export const notifyGuardianship = records(rightsViolationNotified, {
  name: 'notify-guardianship',
  number: 'C03',
  title: { ru: 'Сообщить органу опеки', en: 'Notify the guardianship body' },
  timed: true,
  example: {
    occurredOn: '2026-02-02',
    occurredAt: '2026-02-02T07:00:00Z',
    toBodyKind: 'AG-05',
    channel: 'PHONE',
    violation: 'Ребёнок оставлен без присмотра',
    persons: [SON],
  },
});
