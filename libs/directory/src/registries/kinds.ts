import type { StreamKind } from '@kurator/regulation';
import { agencyParticipationChanged, staffDevelopmentRecorded, volunteerEngaged } from './events';
import { engageVolunteer, recordStaffDevelopment, setAgencyParticipation } from './use-cases';

const shortId = (id: string): string | null => (/^[A-Za-z0-9._-]{1,64}$/.test(id) ? id : null);

/** What an agency does beside its families (spec C47): stream `agency-<id>`. */
export const agencies: StreamKind = {
  resource: 'agencies',
  idName: 'agencyId',
  normal: shortId,
  exampleId: 'soc-1',
  stream: (id) => `agency-${id}`,
  unitOf: (id, { regulation }) => regulation.agency(id)?.municipality ?? null,
  notFound: 'AGENCY_NOT_FOUND',
  events: [volunteerEngaged, agencyParticipationChanged],
  useCases: [engageVolunteer, setAgencyParticipation],
};

/** What becomes of an officer in service (spec C47): stream `officer-<id>`. */
export const officers: StreamKind = {
  resource: 'officers',
  idName: 'officerId',
  normal: shortId,
  exampleId: 'off-7',
  stream: (id) => `officer-${id}`,
  unitOf: (id, { regulation }) => {
    const officer = regulation.officer(id);
    return officer === null ? null : (regulation.agency(officer.agencyId)?.municipality ?? null);
  },
  notFound: 'OFFICER_NOT_FOUND',
  events: [staffDevelopmentRecorded],
  useCases: [recordStaffDevelopment],
};
