import type { Schema } from '../schema-of';

/** Schemas that answers are made of. Every object says what it holds. */
export const string: Schema = { type: 'string' };

export const integer: Schema = { type: 'integer' };

export const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

export const list = (items: Schema): Schema => ({ type: 'array', items });

export const date: Schema = { type: 'string', format: 'date' };

export const instant: Schema = { type: 'string', format: 'date-time' };

export const uuid: Schema = { type: 'string', format: 'uuid' };

export const object = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

/** What a figure counts and by which clause. */
export const definition: Schema = object({ indicator: string, ru: string, en: string, clause: string });

export const page = (items: Schema): Schema =>
  object(
    {
      items: list(items),
      nextCursor: nullable(string),
      total: integer,
      position: nullable(string),
      asOf: nullable(date),
    },
    ['asOf'],
  );

/** A JSON value whose fields the catalogue of events declares, type by type (`docs/events.md`). */
export const eventData: Schema = {
  type: 'object',
  additionalProperties: ref('JsonValue'),
  description: 'Fields by event type: docs/events.md',
};

export const actor = object({ userId: string, role: string, officerId: string, agencyId: string }, [
  'officerId',
  'agencyId',
]);

export const responsible = nullable(object({ agencyId: string, officerId: string }, ['officerId']));

export const deadline = {
  ruleKey: string,
  rule: string,
  clause: string,
  profileId: string,
  profileVersion: integer,
  confidence: string,
  subjectId: nullable(string),
  triggerOn: nullable(date),
  nominalDue: nullable(date),
  effectiveDue: nullable(date),
  notBefore: nullable(date),
  plannedOn: nullable(date),
  localTarget: nullable(date),
  missingYear: nullable(integer),
  status: string,
  metOn: nullable(date),
  lateWorkingDays: nullable(integer),
  elapsedMinutes: nullable(integer),
  responsible,
};

export const DEADLINE_OPTIONAL = [
  'subjectId',
  'notBefore',
  'plannedOn',
  'localTarget',
  'missingYear',
  'elapsedMinutes',
  'confidence',
  'responsible',
];

export const historyItem = {
  eventId: uuid,
  type: string,
  schemaVersion: integer,
  episode: integer,
  revision: integer,
  position: string,
  occurredOn: date,
  occurredAt: nullable(instant),
  recordedAt: instant,
  actor,
  source: object({ channel: string }),
  commandId: uuid,
  hash: string,
  previousHash: nullable(string),
  data: eventData,
  violations: list(ref('Violation')),
  annulledBy: nullable(uuid),
  correctedBy: nullable(uuid),
};

export const counts: Schema = { type: 'object', additionalProperties: nullable(integer) };

/** A page of the families that a figure counts. */
export const countedFamilies: Readonly<Record<string, Schema>> = {
  items: list(
    object({
      familyId: uuid,
      name: nullable(string),
      municipality: nullable(string),
      state: nullable(string),
      n: integer,
    }),
  ),
  nextCursor: nullable(string),
  total: integer,
};
