import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccounts, openAuditTrail, type UserEntry } from '@kurator/access';
import { openEmbeddedLog } from '@kurator/event-log';
import { useCases } from '@kurator/family';
import { makeClock, makeLogger, makeMetrics, type KuratorClock } from '@kurator/platform';
import { builtInCalendars, builtInProfiles, makeRegulation } from '@kurator/regulation';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 } from 'uuid';
import type { DecisionAnswer, DecisionRequest } from '../../../apps/api/src/decisions/decisions';
import { Problem } from '../../../apps/api/src/http/problem';
import { createApp } from '../../../apps/api/src/http/create-app';
import type { ApiParts } from '../../../apps/api/src/parts';
import { BankQuery, CardQuery, QuarterQuery, type QueryAnswer } from '../../../apps/api/src/queries/queries';

export const PASSWORD = 'test-password';
export const FAMILY = '6a1c0000-0000-4000-8000-00000000f001';
const OTHER = '6a1c0000-0000-4000-8000-00000000f002';
const USERS: readonly UserEntry[] = [
  {
    username: 'secretary',
    password: PASSWORD,
    roles: ['COMMISSION_SECRETARY'],
    municipalities: ['88705000'],
    agencyId: 'kdn-1',
    officerId: 'off-1',
  },
  { username: 'system', password: PASSWORD, roles: ['COMMISSION_SYSTEM'], municipalities: ['88705000'] },
  { username: 'analyst', password: PASSWORD, roles: ['MINISTRY_ANALYST'], municipalities: ['*'] },
  { username: 'inspector', password: PASSWORD, roles: ['INSPECTOR'], municipalities: ['*'] },
  { username: 'administrator', password: PASSWORD, roles: ['ADMINISTRATOR'], municipalities: ['*'] },
];
const REGULATION = makeRegulation({
  profiles: builtInProfiles,
  calendars: builtInCalendars,
  municipalities: [
    {
      oktmo: '88705000',
      name: 'Тестовый',
      timeZone: 'Europe/Moscow',
      commissionId: 'kdn-1',
      profiles: [{ profileId: 'MARIEL', from: '2022-01-01' }],
    },
  ],
  agencies: [{ agencyId: 'kdn-1', kind: 'AG-01', name: 'КДН', municipality: '88705000', bankKeeper: false }],
  officers: [
    {
      officerId: 'off-1',
      agencyId: 'kdn-1',
      name: null,
      position: 'секретарь',
      head: false,
      fte: 1,
      from: '2020-01-01',
      until: null,
    },
  ],
});

@QueryHandler(CardQuery)
class FakeCard implements IQueryHandler<CardQuery> {
  execute({ params }: CardQuery): Promise<QueryAnswer> {
    const known = params.familyId === FAMILY;
    return Promise.resolve(known ? { familyId: FAMILY } : { status: 404, code: 'FAMILY_NOT_FOUND', params: {} });
  }
}
@QueryHandler(BankQuery)
class FakeBank implements IQueryHandler<BankQuery> {
  execute({ params }: BankQuery): Promise<QueryAnswer> {
    return Promise.resolve({
      items: [{ familyId: FAMILY }, { familyId: OTHER }],
      nextCursor: null,
      total: 2,
      position: null,
      limit: params.limit,
    });
  }
}
@QueryHandler(QuarterQuery)
class FakeQuarter implements IQueryHandler<QuarterQuery> {
  execute({ params }: QuarterQuery): Promise<QueryAnswer> {
    return Promise.resolve({ unit: params.unit, masked: params.masked });
  }
}

/** A decision as the double of the register takes it. */
export type Decide = (request: DecisionRequest) => Promise<DecisionAnswer>;
export const accepted = (request: DecisionRequest): DecisionAnswer => ({
  status: 201,
  etag: '0',
  body: JSON.stringify({ familyId: request.familyId, revision: 0 }),
});

export interface Edge {
  readonly app: NestFastifyApplication;
  readonly clock: KuratorClock;
  readonly parts: ApiParts;
  /** Everything that reached the register's double. */
  readonly seen: DecisionRequest[];
  signIn(username: string, password?: string): Promise<string>;
  close(): Promise<void>;
}

/** The real edge over real accounts and a real audit log, with doubles where the register would stand. */
export async function openTestEdge(
  decide: Decide = (request) => Promise.resolve(accepted(request)),
  overrides: Partial<ApiParts> = {},
): Promise<Edge> {
  const dir = mkdtempSync(join(tmpdir(), 'kurator-edge-'));
  const clock = makeClock('2026-03-01T06:00:00.000Z');
  const auditLog = await openEmbeddedLog({ file: join(dir, 'audit.db') });
  const accounts = await openAccounts({
    store: { file: join(dir, 'accounts.db') },
    secret: Buffer.alloc(32, 7),
    clock: clock.now,
  });
  await accounts.importUsers(USERS);
  const audit = openAuditTrail(auditLog, clock.now, v7);
  const seen: DecisionRequest[] = [];
  const parts: ApiParts = {
    production: false,
    clock,
    clockMoved: () => Promise.resolve(),
    logger: makeLogger('silent'),
    metrics: makeMetrics(),
    tracing: null,
    newId: v7,
    accounts,
    audit,
    auditLog,
    useCases,
    decisions: {
      decide: (request) => {
        seen.push(request);
        return decide(request);
      },
    },
    streams: {
      decide: () => Promise.reject(new Error('no stream stands behind this edge')),
      correct: () => Promise.reject(new Error('no stream stands behind this edge')),
    },
    jobs: {
      ask: () => Promise.reject(new Error('no job stands behind this edge')),
      find: () => Promise.resolve(null),
      open: () => Promise.resolve(null),
      drop: () => Promise.resolve(false),
    },
    processors: {},
    exports: {
      begin: () => Promise.resolve({ jobId: '' }),
      open: () => Promise.resolve(null),
      remove: () => Promise.resolve(),
    },
    periods: { take: () => Promise.reject(new Problem(409, 'PERIOD_FROZEN', { params: { period: '2026-Q1' } })) },
    feed: { log: auditLog, decode: () => Promise.reject(new Error('no family stands behind this edge')) },
    queryProviders: [FakeCard, FakeBank, FakeQuarter],
    regulation: () => REGULATION,
    profiles: () => builtInProfiles,
    readModelVersion: () => 'v1',
    importDirectory: () =>
      Promise.resolve({
        ok: false,
        problems: [{ path: 'region', constraint: 'required', message: 'обязательное поле', en: 'a required field' }],
      }),
    health: () => Promise.resolve({ ready: true, parts: {} }),
    ...overrides,
  };
  const app = await createApp(parts);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    clock,
    parts,
    seen,
    async signIn(username, password = PASSWORD) {
      const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/token', payload: { username, password } });
      return `Bearer ${answer.json<{ accessToken: string }>().accessToken}`;
    },
    async close() {
      await app.close();
      await audit.close();
      await auditLog.close();
      await accounts.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
