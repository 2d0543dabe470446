import { NUMBERED } from '@projections/numbers';
import type { Schema } from '../schema-of';
import {
  actor,
  date,
  deadline,
  DEADLINE_OPTIONAL,
  eventData,
  historyItem,
  instant,
  integer,
  list,
  nullable,
  object,
  page,
  ref,
  responsible,
  string,
  uuid,
} from './schemas';

/** A signed stretch of the log (ADR 024). */
const checkpoint = object({
  ...{ number: integer, events: integer, count: integer, root: string, previous: nullable(string), at: instant },
  ...{ keyId: string, position: string, signature: string },
});

/** A proposed correction, open or decided. */
const proposal = object({
  ...{ proposalId: uuid, kind: string, status: string, targetEventId: uuid, targetType: string },
  ...{ reason: string, reasonText: nullable(string), document: nullable(ref('JsonValue')) },
  replacement: nullable(object({ occurredOn: date, occurredAt: nullable(instant), data: eventData })),
  affectsPeriods: list(string),
  ...{ proposedBy: actor, proposedAt: instant, revision: integer },
  ...{ decidedBy: nullable(actor), decidedAt: nullable(instant), decisionEventId: nullable(uuid) },
});

/** Families: lists, cards, histories. */
export const familyComponents: Readonly<Record<string, Schema>> = {
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
  Numbers: page(
    object({
      familyId: uuid,
      name: nullable(string),
      municipality: string,
      state: nullable(string),
      kind: { type: 'string', enum: NUMBERED },
      number: string,
      on: date,
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
    items: list(object(historyItem, ['occurredAt'])),
    nextFrom: nullable(integer),
    total: integer,
    position: nullable(string),
    asOf: nullable(date),
    knownAt: nullable(instant),
  }),
  StreamHistory: object({
    items: list(object(historyItem, ['occurredAt'])),
    nextFrom: nullable(integer),
    total: integer,
    position: nullable(string),
  }),
  HistoryProof: object({
    ...{ familyId: uuid, stream: string },
    chain: list(
      object({
        ...{ revision: integer, eventId: uuid, type: string, hash: string, previousHash: nullable(string) },
        signedIn: nullable(object({ checkpoint: integer, index: integer, size: integer, path: list(string) })),
        stored: object({ data: eventData, metadata: eventData }),
      }),
    ),
    checkpoint: nullable(checkpoint),
    checkpoints: list(checkpoint),
    publicKey: string,
    intact: { type: 'boolean' },
    problems: list(object({ revision: nullable(integer), checkpoint: integer, reason: string }, ['checkpoint'])),
    position: nullable(string),
  }),
  Proposed: object({ proposalId: uuid, status: string }),
  Proposals: object({ items: list(proposal), position: nullable(string), knownAt: nullable(instant) }),
  StreamProposals: object({ items: list(proposal), position: nullable(string) }),
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
};
