import type { Schema } from '../schema-of';
import {
  date,
  deadline,
  DEADLINE_OPTIONAL,
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

/** What a fact says of it, field by field as the catalogue of events declares (docs/events.md). */
const said: Schema = { type: 'object', additionalProperties: ref('JsonValue'), description: 'docs/events.md' };
const horizon = { position: nullable(string), asOf: nullable(date), knownAt: nullable(instant) };
const terms = {
  measureId: uuid,
  helpKind: string,
  title: ref('JsonValue'),
  content: ref('JsonValue'),
  executorAgencyId: string,
  executorOfficerId: string,
  dueOn: date,
  addressee: object({ kind: string, personId: uuid }, ['personId']),
};
const TERMS_OPTIONAL = ['title', 'content', 'executorOfficerId'];

const version = object({
  version: integer,
  origin: { type: 'string', enum: ['DRAFT', 'AMENDMENT'] },
  status: {
    type: 'string',
    enum: ['DRAFTED', 'SUBMITTED', 'RETURNED', 'REJECTED', 'ACTIVE', 'REPLACED', 'COMPLETED', 'TERMINATED'],
  },
  madeOn: date,
  submittedOn: nullable(date),
  decidedOn: nullable(date),
  said,
  measures: list(object(terms, TERMS_OPTIONAL)),
});
const measure = object(
  {
    ...terms,
    state: { type: 'string', enum: ['PLANNED', 'DONE', 'DONE_LATE', 'NOT_DONE', 'REMOVED'] },
    overdue: { type: 'boolean' },
    firstDueOn: date,
    sinceVersion: integer,
    done: nullable(said),
    notDone: list(said),
    removed: nullable(said),
  },
  TERMS_OPTIONAL,
);

const duties = list(
  object(
    {
      ...{ familyId: nullable(uuid), name: nullable(string) },
      ...deadline,
      ...{ unit: string, period: string, requestId: string },
    },
    [...DEADLINE_OPTIONAL, 'unit', 'period', 'requestId'],
  ),
);
const waiting = object(
  {
    kind: {
      type: 'string',
      enum: [
        'PROPOSAL',
        'TRANSFER',
        'REPORT_APPROVAL',
        'REPLACEMENT_REQUEST',
        'DEREGISTRATION_PROPOSAL',
        'COMING_OF_AGE',
        'WARNING',
      ],
    },
    ...{ familyId: nullable(uuid), name: nullable(string), since: date, text: string, municipality: string },
    ...{ code: string, personId: uuid, eventId: uuid, proposalId: uuid, proposedBy: string, proposal: string },
    ...{ resource: string, resourceId: string },
    ...{ targetType: string, forAnother: { type: 'boolean', description: 'Предложено самим: решает другой' } },
  },
  [
    'code',
    'personId',
    'eventId',
    'proposalId',
    'proposedBy',
    'proposal',
    'targetType',
    'resource',
    'resourceId',
    'forAnother',
  ],
);
const emergency = object({
  ...{ familyId: uuid, emergencyId: uuid, municipality: string, openedOn: date, state: string },
  open: { type: 'boolean' },
  children: list(
    object({ personId: uuid, state: string, since: date, placement: nullable(string), placeName: ref('JsonValue') }, [
      'placeName',
    ]),
  ),
  removals: integer,
  allTermsMet: nullable({ type: 'boolean' }),
  steps: list(
    object({ eventId: uuid, type: string, occurredOn: date, occurredAt: nullable(instant), childId: uuid }, [
      'childId',
    ]),
  ),
  dues: list(object(deadline, DEADLINE_OPTIONAL)),
});

/** Answers of the programme, the working list and the emergencies. */
export const workComponents: Readonly<Record<string, Schema>> = {
  Reminders: object({
    lists: list(
      object({
        unit: string,
        ...{ day: date, since: date },
        reminders: list(
          object({ agencyId: nullable(string), officerId: nullable(string), dueToday: duties, becameLate: duties }),
        ),
      }),
    ),
    position: nullable(string),
  }),
  Work: object({
    on: date,
    ...{ late: duties, today: duties, thisWeek: duties },
    waiting: list(waiting),
    counts: object({ late: integer, today: integer, thisWeek: integer, waiting: integer }),
    position: nullable(string),
  }),
  Emergencies: page(emergency),
  Programme: object({
    familyId: uuid,
    episode: integer,
    state: string,
    programmes: list(
      object({
        programmeId: uuid,
        state: string,
        termFrom: nullable(date),
        termTo: nullable(date),
        controlDates: list(date),
        versions: list(version),
        measures: list(measure),
        extensions: list(said),
        copies: list(said),
        completion: nullable(said),
      }),
    ),
    proposals: list(said),
    ...horizon,
  }),
};
