import type { StreamKind } from '@kurator/regulation';
import { changeAgency, changeMunicipality, changeOfficer, registerAgency, registerOfficer } from '../changes/use-cases';
import { agencyParticipationChanged, staffDevelopmentRecorded, volunteerEngaged } from './events';
import { engageVolunteer, recordStaffDevelopment, setAgencyParticipation } from './use-cases';

/** What a body names where the id itself is new. */
const named = (body: Readonly<Record<string, unknown>>, field: string): string | null => {
  const value = body[field];
  return typeof value === 'string' ? value : null;
};
const shortId = (id: string): string | null => (/^[A-Za-z0-9._-]{1,64}$/.test(id) ? id : null);

/** What an agency does beside its families (spec C47): stream `agency-<id>`. */
export const agencies: StreamKind = {
  resource: 'agencies',
  idName: 'agencyId',
  normal: shortId,
  exampleId: 'soc-1',
  stream: (id) => `agency-${id}`,
  unitOf: (id, { regulation, body }) => regulation.agency(id)?.municipality ?? named(body, 'municipality'),
  notFound: 'AGENCY_NOT_FOUND',
  corrected: true,
  events: [volunteerEngaged, agencyParticipationChanged],
  useCases: [engageVolunteer, setAgencyParticipation, registerAgency, changeAgency],
};

/** What becomes of an officer in service (spec C47): stream `officer-<id>`. */
export const officers: StreamKind = {
  resource: 'officers',
  idName: 'officerId',
  normal: shortId,
  exampleId: 'off-7',
  stream: (id) => `officer-${id}`,
  unitOf: (id, { regulation, body }) => {
    const agencyId = regulation.officer(id)?.agencyId ?? named(body, 'agencyId');
    return agencyId === null ? null : (regulation.agency(agencyId)?.municipality ?? null);
  },
  notFound: 'OFFICER_NOT_FOUND',
  corrected: true,
  events: [staffDevelopmentRecorded],
  useCases: [recordStaffDevelopment, registerOfficer, changeOfficer],
};

/** A commission and the municipality that it is of. */
export const commissions: StreamKind = {
  resource: 'commissions',
  idName: 'commissionId',
  normal: shortId,
  exampleId: 'kdn-1',
  stream: (id) => `commission-${id}`,
  unitOf: (id, { regulation }) => regulation.municipalities().find((one) => one.commissionId === id)?.oktmo ?? null,
  notFound: 'COMMISSION_NOT_FOUND',
  events: [],
  useCases: [changeMunicipality],
};
