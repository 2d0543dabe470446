import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roleNames, type Role } from '@kurator/access';
import { makeLogger } from '@kurator/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../../apps/api/src/http/create-app';
import { openParts } from '../../../apps/api/src/open-parts';
import type { ApiParts } from '../../../apps/api/src/parts';
import { agency, officer, TEST_PASSWORD, testDirectory, user, type Directory } from '../../support/directory';
import { PLACES, type Place } from '../../support/places';

/** Where the family lives, and where others work. */
export const INSIDE = PLACES.mariel;
export const OUTSIDE = PLACES.kochki;

/** One user per role and place, whatever the role: who has the whole region in practice has one municipality here. */
const nameOf = (role: Role, where: Place): string => `${role}-${where.key}`;
const usersOf = (where: Place) => {
  const desk = officer(`off-desk-${where.key}`, `desk-${where.key}`, 'сотрудник');
  const users = roleNames.map((role) => user(nameOf(role, where), role, where, desk));
  return { agencies: [agency(where, desk.agencyId, 'AG-03')], officers: [desk], users };
};

/** The register opened in this process on a folder of its own. */
export interface InProcess {
  readonly app: NestFastifyApplication;
  readonly parts: ApiParts;
  /** Where its log, vault and read models lie; gone with `close`. */
  readonly dataDir: string;
  /** `Bearer ...` of a user of the directory. */
  tokenOf(username: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens the whole register at an instant (null: as the machine's clock goes), with a directory. */
export async function openInProcess(directory: Directory, now: string | null): Promise<InProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kurator-register-'));
  const opened = await openParts(
    {
      production: false,
      port: 0,
      managementPort: 0,
      host: '127.0.0.1',
      dataDir,
      eventStoreUrl: null,
      directoryFile: null,
      masterKey: Buffer.alloc(32, 1),
      tokenSecret: Buffer.alloc(32, 2),
      signingSeed: Buffer.alloc(32, 3),
      clockStart: now,
      logLevel: 'silent',
      redisUrl: null,
      mongodbUrl: null,
      sessionIdleMinutes: 30,
      tracing: null,
      rebuildPercent: 100,
      also: ['projector', 'worker'],
    },
    makeLogger('silent'),
  );
  const imported = await opened.parts.importDirectory(directory, { userId: 'test', role: 'ADMINISTRATOR' });
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  const app = await createApp(opened.parts);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  opened.begin();
  return {
    app,
    parts: opened.parts,
    dataDir,
    async tokenOf(username) {
      const result = await opened.parts.accounts.signIn(username, TEST_PASSWORD, 'test');
      if (!result.ok) throw new Error(`${username} cannot sign in`);
      return `Bearer ${result.accessToken}`;
    },
    async close() {
      await app.close();
      await opened.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface RealRegister {
  readonly app: NestFastifyApplication;
  /** `Bearer ...` of the user with this role at this place. */
  tokenOf(role: Role, where: Place): string;
  close(): Promise<void>;
}

/** The whole register with a user of every role in two districts. */
export async function openRealRegister(now: string): Promise<RealRegister> {
  const [here, there] = [usersOf(INSIDE), usersOf(OUTSIDE)];
  const directory = testDirectory({
    agencies: [...here.agencies, ...there.agencies],
    officers: [...here.officers, ...there.officers],
    users: [...here.users, ...there.users],
  });
  const { app, tokenOf, close } = await openInProcess(directory, now);
  const tokens = new Map<string, string>();
  for (const { username } of [...here.users, ...there.users]) tokens.set(username, await tokenOf(username));
  return { app, tokenOf: (role, where) => tokens.get(nameOf(role, where)) ?? '', close };
}
