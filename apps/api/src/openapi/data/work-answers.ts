import type { Schema } from '../schema-of';
import { date, instant, integer, list, nullable, object, ref, string, uuid } from './answers';

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

/** Answers of the programme, the working list and the emergencies. */
export const workComponents: Readonly<Record<string, Schema>> = {
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
