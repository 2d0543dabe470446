import { roleNames } from '@kurator/access';
import type { Schema } from '../schema-of';

/** Schemas of answers that several routes share. Every object says what it holds. */
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
const definition: Schema = object({ indicator: string, ru: string, en: string, clause: string });
const rows: Schema = object({ families: integer, checksum: string });
const counts: Schema = { type: 'object', additionalProperties: nullable(integer) };
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
const eventData: Schema = {
  type: 'object',
  additionalProperties: ref('JsonValue'),
  description: 'Fields by event type: docs/events.md',
};

const movement = [
  'opening',
  'in',
  'inFirst',
  'inRepeated',
  'inTransfer',
  'out',
  'outPositive',
  'outPatronage',
  'outPreventive',
  'outTransfer',
  'outAnnulled',
  'adjustmentsIn',
  'adjustmentsOut',
  'closing',
];
const actor = object({ userId: string, role: string, officerId: string, agencyId: string }, ['officerId', 'agencyId']);
const historyItem = {
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
const responsible = nullable(object({ agencyId: string, officerId: string }, ['officerId']));
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
export const DEADLINE_OPTIONAL = ['subjectId', 'notBefore', 'plannedOn', 'localTarget', 'missingYear', 'elapsedMinutes', 'confidence', 'responsible'];

const quarter = {
  period: string,
  unit: string,
  status: string,
  version: integer,
  asOfPosition: string,
  families: ref('Movement'),
  minors: ref('Movement'),
  structure: { type: 'object', additionalProperties: counts },
  indicators: { type: 'object', additionalProperties: ref('JsonValue') },
  checks: ref('JsonValue'),
  rows: object({ families: integer, checksum: string }),
  checksum: string,
  position: string,
};
const request = {
  requestId: uuid,
  requestNo: string,
  fromAgencyId: string,
  municipality: string,
  receivedOn: date,
  subject: object({ familyIds: list(uuid), statistical: { type: 'boolean' } }, ['familyIds', 'statistical']),
  status: { type: 'string', enum: ['OPEN', 'PARTLY_ANSWERED', 'ANSWERED', 'REFUSED'] },
  answeredOn: nullable(date),
  refusedOn: nullable(date),
  deadline: nullable(object(deadline, DEADLINE_OPTIONAL)),
};
/** `now` is the register's clock; the last two stand where a browser's session is behind the request. */
const me = {
  userId: string,
  roles: list({ type: 'string', enum: roleNames }),
  municipalities: list(string),
  agencyId: string,
  officerId: string,
  now: instant,
  expiresAt: instant,
  idleMinutes: integer,
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
});

export const components: Readonly<Record<string, Schema>> = {
  JsonValue: {
    description: 'Any JSON value',
    anyOf: [
      { type: ['string', 'number', 'boolean', 'null'] },
      list(ref('JsonValue')),
      { type: 'object', additionalProperties: ref('JsonValue') },
    ],
  },
  Problem: object(
    {
      type: string,
      title: string,
      status: integer,
      code: string,
      detail: string,
      instance: string,
      errors: list(object({ path: string, constraint: string, message: string })),
    },
    ['errors'],
  ),
  Violation: object(
    {
      guard: string,
      ruleKey: string,
      rule: string,
      clause: string,
      text: string,
      nominalDue: nullable(date),
      effectiveDue: nullable(date),
      metOn: date,
      lateWorkingDays: integer,
      confidence: string,
    },
    ['guard', 'ruleKey', 'rule', 'text', 'nominalDue', 'effectiveDue', 'metOn', 'lateWorkingDays', 'confidence'],
  ),
  Decided: object({
    familyId: uuid,
    episode: integer,
    revision: integer,
    position: string,
    events: list(object({ eventId: uuid, type: string, revision: integer })),
    violations: list(ref('Violation')),
  }),
  Token: object({ accessToken: string, tokenType: string, expiresIn: integer }),
  Me: object(me, ['agencyId', 'officerId', 'expiresAt', 'idleMinutes']),
  Session: object(me, ['agencyId', 'officerId']),
  Now: object({ now: instant }),
  Bank: page(
    object({
      familyId: uuid,
      name: nullable(string),
      municipality: string,
      state: string,
      level: nullable(string),
      curator: responsible,
      registeredOn: nullable(date),
      minors: integer,
      minorsRegistered: integer,
      grounds: list(string),
    }),
  ),
  Card: object(
    {
      familyId: uuid,
      episode: integer,
      revision: integer,
      municipality: string,
      profile: object({ profileId: string, profileVersion: integer }),
      track: string,
      states: { type: 'object', additionalProperties: nullable(string) },
      subjects: list(
        object(
          {
            kind: string,
            personId: nullable(uuid),
            state: string,
            grounds: list(string),
            registeredOn: nullable(date),
            deregisteredOn: nullable(date),
            ground: string,
          },
          ['personId', 'ground'],
        ),
      ),
      members: list(
        object(
          {
            ...{ personId: uuid, role: string, name: ref('JsonValue'), birthDate: ref('JsonValue') },
            ...{ birthMonth: nullable(string), diedOn: date, erased: { type: 'boolean' }, note: string },
          },
          ['name', 'birthDate', 'diedOn', 'erased', 'note'],
        ),
      ),
      addresses: list(object({ kind: string, municipality: string, text: ref('JsonValue') }, ['text'])),
      curator: nullable(object({ agencyId: string, officerId: nullable(string), since: date }, ['officerId'])),
      specialist: ref('JsonValue'),
      absorbed: nullable(object({ keptFamilyId: uuid, mergeEventId: uuid, on: date })),
      level: nullable(object({ code: string, since: date, limit: nullable(date) })),
      programme: nullable(
        object({
          programmeId: uuid,
          version: integer,
          termFrom: nullable(date),
          termTo: nullable(date),
          measures: list(eventData),
        }),
      ),
      holdings: list(
        object({ municipality: string, state: string, from: nullable(date), to: date, bank: string }, ['to']),
      ),
      transfer: nullable(
        object({ toCommissionId: string, toMunicipality: string, initiatedOn: date, openMeasures: list(uuid) }),
      ),
      emergencies: list(
        object({
          emergencyId: uuid,
          openedOn: date,
          state: string,
          children: list(
            object(
              { personId: uuid, state: string, since: date, placement: nullable(string), placeName: nullable(string) },
              ['placeName'],
            ),
          ),
        }),
      ),
      dangerLevel: nullable(string),
      nextReviewOn: nullable(date),
      daysOnRegister: nullable(integer),
      consents: list(object({ consentEventId: uuid, subjectPersonId: uuid, purpose: string, status: string })),
      warnings: list(object({ code: string, text: string })),
      position: nullable(string),
      asOf: nullable(date),
      knownAt: nullable(instant),
    },
    ['asOf', 'knownAt'],
  ),
  FeedItem: object({ familyId: uuid, ...historyItem }, ['data']),
  History: object({
    items: list(
      object(
        historyItem,
        ['occurredAt'],
      ),
    ),
    nextFrom: nullable(integer),
    total: integer,
    position: nullable(string),
    asOf: nullable(date),
    knownAt: nullable(instant),
  }),
  Proposed: object({ proposalId: uuid, status: string }),
  Proposals: object({
    items: list(
      object({
        ...{ proposalId: uuid, kind: string, status: string, targetEventId: uuid, targetType: string },
        ...{ reason: string, reasonText: nullable(string), document: nullable(ref('JsonValue')) },
        replacement: nullable(object({ occurredOn: date, occurredAt: nullable(instant), data: eventData })),
        affectsPeriods: list(string),
        ...{ proposedBy: actor, proposedAt: instant, revision: integer },
        ...{ decidedBy: nullable(actor), decidedAt: nullable(instant), decisionEventId: nullable(uuid) },
      }),
    ),
    position: nullable(string),
    knownAt: nullable(instant),
  }),
  FamilyDeadlines: object({
    items: list(object(deadline, DEADLINE_OPTIONAL)),
    position: nullable(string),
    on: date,
    knownAt: nullable(instant),
  }),
  Deadlines: page(
    object({ familyId: nullable(uuid), ...deadline, unit: string, period: string, requestId: uuid }, [
      ...DEADLINE_OPTIONAL,
      'unit',
      'period',
      'requestId',
    ]),
  ),
  Journal: page(
    object(
      {
        no: integer,
        paperNo: nullable(string),
        eventId: uuid,
        familyId: uuid,
        entryOn: date,
        journalKind: string,
        fromWhom: ref('JsonValue'),
        problem: ref('JsonValue'),
        result: ref('JsonValue'),
        resultCode: string,
        resultOn: date,
        annulled: { type: 'boolean' },
      },
      ['result', 'resultCode', 'resultOn', 'annulled'],
    ),
  ),
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
  Movement: object({ ...Object.fromEntries(movement.map((name) => [name, integer])), outByGround: counts }, [
    'outByGround',
  ]),
  Quarter: object(
    {
      period: string,
      unit: string,
      status: string,
      version: integer,
      asOf: date,
      asOfPosition: nullable(string),
      families: ref('Movement'),
      minors: ref('Movement'),
      structure: { type: 'object', additionalProperties: counts },
      indicators: { type: 'object', additionalProperties: ref('JsonValue') },
      checks: ref('JsonValue'),
      masked: list(string),
      checksum: string,
      position: nullable(string),
    },
    ['masked', 'asOfPosition', 'checksum'],
  ),
  Changes: object({
    unit: string,
    period: string,
    figure: string,
    from: nullable(string),
    to: string,
    was: integer,
    is: integer,
    items: list(
      object({
        familyId: nullable(uuid),
        was: integer,
        is: integer,
        n: integer,
        facts: list(object({ type: string, occurredOn: date, recordedAt: instant, position: string })),
      }),
    ),
    nextCursor: nullable(string),
    total: integer,
    position: nullable(string),
    asOf: date,
  }),
  FigureFamilies: object({
    period: string,
    unit: string,
    figure: string,
    value: integer,
    definition,
    frozen: nullable(
      object(
        {
          ...{ version: integer, status: string, asOfPosition: string, checksum: string, value: integer },
          ...{ rows, rowsFromLog: rows },
        },
        ['rows', 'rowsFromLog'],
      ),
    ),
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
    position: nullable(string),
    asOf: date,
  }),
  Compliance: object({
    period: string,
    unit: string,
    profile: nullable(string),
    rules: list(
      object({ rule: string, ruleKey: string, met: integer, metLate: integer, overdue: integer, total: integer }),
    ),
    emergency: object({ episodes: integer, removals: integer, allTermsMet: integer }),
    measures: object({ done: integer, doneLate: integer, notDone: integer, total: integer }),
    patronage: object({ familyMonths: integer, withVisit: integer }),
    levelOverdue: integer,
    repeats: object({ within12Months: integer, registered: integer }),
    outcomes: counts,
    duration: object({ families: integer, median: nullable(integer), p90: nullable(integer) }),
    requests: object({ met: integer, total: integer }),
    reconciliation: object({ differences: integer }),
    definitions: { type: 'object', additionalProperties: definition },
    profileVersion: integer,
    position: nullable(string),
  }, ['profileVersion']),
  Job: object(
    {
      jobId: uuid,
      status: string,
      progress: object({ done: integer, total: integer }),
      expiresAt: string,
      failure: object({ code: string, title: string, detail: string }),
      result: ref('JsonValue'),
    },
    ['expiresAt', 'failure', 'result'],
  ),
  Indicators: object(
    {
      unit: string,
      years: list(integer),
      tables: list(
        object({
          table: integer,
          title: string,
          rows: list(
            object(
              {
                row: nullable(string),
                indicator: string,
                title: string,
                clause: string,
                values: list(ref('JsonValue')),
                moves: list(nullable(integer)),
                pairs: list(
                  object({
                    from: string,
                    to: string,
                    situation: string,
                    families: list(nullable(integer)),
                    moves: list(nullable(integer)),
                  }),
                ),
              },
              ['moves', 'pairs'],
            ),
          ),
        }),
      ),
      masked: list(string),
      position: nullable(string),
    },
    ['masked'],
  ),
  SubmittedQuarter: object({
    ...quarter,
    asOf: date,
    institution: string,
    signedByOfficerId: string,
    submittedOn: date,
  }),
  SummarisedQuarter: object({
    ...quarter,
    formedOn: date,
    units: list(object({ unit: string, status: string, version: integer })),
  }),
  CorrectedQuarter: object({
    ...quarter,
    correctedOn: date,
    oldVersion: integer,
    newVersion: integer,
    differences: list(
      object({ unit: string, path: string, was: nullable(integer), is: nullable(integer), familyId: uuid }, [
        'familyId',
      ]),
    ),
  }),
  Caseload: object({
    specialists: list(
      object(
        {
          specialistId: string,
          name: nullable(string),
          institutionId: string,
          fte: { type: 'number' },
          ...Object.fromEntries(
            ['emergency', 'crisis', 'adaptation', 'base', 'unlevelled', 'openCases', 'afterwards'].map((name) => [name, integer]),
          ),
          ...Object.fromEntries(
            ['load', 'capacity', 'utilisation'].map((name) => [name, nullable({ type: ['number', 'string'] })]),
          ),
          ...Object.fromEntries(['literalBreach', 'overloaded'].map((name) => [name, nullable({ type: 'boolean' })])),
          ...Object.fromEntries(['mean', 'peak', 'daysOverloaded'].map((name) => [name, nullable({ type: 'number' })])),
        },
        ['mean', 'peak', 'daysOverloaded'],
      ),
    ),
    curators: list(object({ agencyId: string, officerId: nullable(string), openCases: integer }, ['officerId'])),
    unassigned: list(object({ institutionId: string, families: integer })),
    definition,
    on: date,
    from: date,
    to: date,
    position: nullable(string),
  }, ['on', 'from', 'to', 'position']),
  Audit: object({
    items: list(
      object(
        {
          id: uuid,
          at: instant,
          user: string,
          officer: string,
          agency: string,
          action: string,
          family: string,
          families: list(string),
          query: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } },
          inspectionCase: string,
          outcome: string,
        },
        ['officer', 'agency', 'family', 'families', 'query', 'inspectionCase'],
      ),
    ),
    nextCursor: nullable(string),
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
