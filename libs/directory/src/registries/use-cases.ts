import { reject, type Infer, type Rejection } from '@kurator/kernel';
import { streamDraft, streamUseCase } from '@kurator/regulation';
import { agencyParticipationChanged, staffDevelopmentRecorded, volunteerEngaged } from './events';

const malformed = (path: string): Rejection => ({ ...reject('VALIDATION_FAILED', {}, path), status: 400 });

const { officerId: _officer, agencyId: _agency, ...development } = staffDevelopmentRecorded.fields;
/** C47: Record that an officer was trained or won a contest. */
export const recordStaffDevelopment = streamUseCase({
  name: 'record-staff-development',
  number: 'C47',
  title: { ru: 'Записать развитие специалиста', en: 'Record staff development' },
  body: development,
  emits: [staffDevelopmentRecorded.name],
  example: { occurredOn: '2026-03-20', kind: 'SD-02', title: 'Курсы повышения квалификации', hours: 72 },
  decide: (body, _facts, c) => {
    const agencyId = c.regulation.officer(c.id)?.agencyId ?? '';
    return [streamDraft(staffDevelopmentRecorded, c, { officerId: c.id, agencyId, ...body })];
  },
});

const { agencyId: _holder, ...volunteer } = volunteerEngaged.fields;
const wrongVolunteer = ({ volunteerId, count, until }: Infer<typeof volunteer>, on: string): Rejection | null => {
  if ((volunteerId === undefined) === (count === undefined)) return malformed('count');
  return until !== undefined && until < on ? malformed('until') : null;
};
/** C47: Engage a volunteer, or several at once, from a day on. */
export const engageVolunteer = streamUseCase({
  name: 'engage-volunteer',
  number: 'C47',
  title: { ru: 'Привлечь добровольца', en: 'Engage a volunteer' },
  body: volunteer,
  emits: [volunteerEngaged.name],
  example: { occurredOn: '2026-04-01', count: 4, trained: true, until: '2026-12-31' },
  decide: (body, _facts, c) =>
    wrongVolunteer(body, c.occurredOn) ?? [streamDraft(volunteerEngaged, c, { agencyId: c.id, ...body })],
});

const { agencyId: _organisation, ...participation } = agencyParticipationChanged.fields;
/** C47: Say from when on an organisation takes part in the work, or does no more. */
export const setAgencyParticipation = streamUseCase({
  name: 'set-agency-participation',
  number: 'C47',
  title: { ru: 'Указать участие организации', en: 'Set the participation of an organisation' },
  body: participation,
  emits: [agencyParticipationChanged.name],
  example: { occurredOn: '2026-01-15', kind: 'OK-01', participates: true },
  decide: (body, _facts, c) => [streamDraft(agencyParticipationChanged, c, { agencyId: c.id, ...body })],
});
