import { sessionScheduled } from '../catalogue/session';
import { records } from '../shared/drafts';

/** C10: Schedule a session. */
export const scheduleSession = records(sessionScheduled, {
  name: 'schedule-session',
  number: 'C10',
  title: { ru: 'Назначить заседание', en: 'Schedule a session' },
  example: {
    occurredOn: '2026-02-10',
    sessionOn: '2026-02-17',
    questionKind: 'RECOGNITION',
    agendaItem: 'О признании семьи',
    invited: ['soc-1'],
  },
});
