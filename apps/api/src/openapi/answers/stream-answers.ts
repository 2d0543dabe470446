import type { Schema } from '../schema-of';
import {
  actor,
  date,
  deadline,
  DEADLINE_OPTIONAL,
  eventData,
  instant,
  integer,
  list,
  nullable,
  object,
  page,
  ref,
  string,
  uuid,
} from './schemas';

const request = {
  requestId: uuid,
  requestNo: string,
  fromAgencyId: string,
  municipality: string,
  receivedOn: date,
  subject: object({ familyIds: list(uuid), statistical: { type: 'boolean' } }, ['familyIds', 'statistical']),
  status: { type: 'string', enum: ['OPEN', 'PARTLY_ANSWERED', 'ANSWERED', 'REFUSED', 'ANNULLED'] },
  answeredOn: nullable(date),
  refusedOn: nullable(date),
  deadline: nullable(object(deadline, DEADLINE_OPTIONAL)),
};

/** An event of a request or of a period. */
const fact = object({
  eventId: uuid,
  type: string,
  revision: integer,
  occurredOn: date,
  recordedAt: instant,
  actor,
  data: eventData,
  annulledBy: nullable(uuid),
  correctedBy: nullable(uuid),
});

/** Requests, periods, the directory, profiles. */
export const streamComponents: Readonly<Record<string, Schema>> = {
  Requests: page(object(request)),
  Request: object({ ...request, revision: integer, facts: list(fact), position: nullable(string), asOf: date }),
  Period: object({
    periodId: string,
    unit: string,
    period: string,
    from: date,
    to: date,
    revision: integer,
    facts: list(fact),
    position: nullable(string),
  }),
  Differences: object({ added: list(string), changed: list(string), removed: list(string) }, ['removed']),
  DirectoryImport: object({
    municipalities: ref('Differences'),
    agencies: ref('Differences'),
    officers: ref('Differences'),
    users: ref('Differences'),
  }),
  Profiles: object({
    items: list(
      object({
        profileId: string,
        profileVersion: integer,
        title: string,
        validFrom: nullable(date),
        validTo: nullable(date),
      }),
    ),
  }),
  ProfileToPublish: {
    ...object(
      {
        profileId: string,
        profileVersion: integer,
        title: string,
        document: string,
        extends: {
          anyOf: [string, object({ profileId: string, profileVersion: integer }, ['profileVersion'])],
          description: 'Регламент, на который накладывается этот: тогда сказано только то, что отличается',
        },
        occurredOn: date,
      },
      ['extends', 'occurredOn'],
    ),
    additionalProperties: ref('JsonValue'),
    description: 'Регламент целиком (data/profile.schema.json) или наложение на другой',
  },
  Profile: {
    type: 'object',
    additionalProperties: ref('JsonValue'),
    description: 'The schema of profiles: data/profile.schema.json',
  },
};
