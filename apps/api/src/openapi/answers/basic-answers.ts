import { roleNames } from '@kurator/access';
import type { Schema } from '../schema-of';
import { date, instant, integer, list, nullable, object, page, ref, string, uuid } from './schemas';

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

/** What every route may answer, and who asks. */
export const basicComponents: Readonly<Record<string, Schema>> = {
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
  Audit: page(
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
};
