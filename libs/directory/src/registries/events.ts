import { bool, code, date, int, num, opt, ref, text, uuid } from '@kurator/kernel';
import { streamEvent } from '@kurator/regulation';

export const staffDevelopmentRecorded = streamEvent({
  name: 'staff-development-recorded',
  group: 'N',
  title: { ru: 'Записано развитие специалиста', en: 'Staff development was recorded' },
  source: 'IRKUTSK App. T3; OKTYABRSKY 15.1',
  fields: {
    officerId: ref(),
    agencyId: ref(),
    kind: code('staffDevelopment'),
    title: text(500),
    hours: opt(num(0, 10_000)),
  },
});

/** One volunteer by an id of their own, or a number of them. The day from which on is the event's own. */
export const volunteerEngaged = streamEvent({
  name: 'volunteer-engaged',
  group: 'N',
  title: { ru: 'Привлечён доброволец', en: 'A volunteer was engaged' },
  source: 'IRKUTSK App. T3 row 5; OKTYABRSKY 15.1',
  fields: {
    agencyId: ref(),
    volunteerId: opt(uuid()),
    count: opt(int(1, 10_000)),
    trained: bool(),
    until: opt(date()),
  },
});

export const agencyParticipationChanged = streamEvent({
  name: 'agency-participation-changed',
  group: 'N',
  title: { ru: 'Изменено участие организации', en: 'The participation of an organisation changed' },
  source: 'IRKUTSK App. T2',
  fields: { agencyId: ref(), kind: code('organisationKinds'), participates: bool() },
});
