import { randomBytes, randomUUID } from 'node:crypto';
import { date, list, object, ofPerson, text, token, uuid, type EventShapes } from '@kurator/kernel';
import {
  openEmbeddedLog,
  openHistories,
  openVault,
  type EventLog,
  type Histories,
  type KeyVault,
  type NewFact,
} from '@kurator/event-log';
import { aFolder } from './folder';

const fields = { on: date(), note: text(), persons: list(object({ personId: uuid(), name: ofPerson(token()) })) };
/** Version 2 renamed `remark` to `note`. */
export const shapes: EventShapes = {
  get: (type) =>
    type === 'noted'
      ? { name: type, version: 2, fields, upcasts: [({ remark, ...rest }) => ({ ...rest, note: remark })] }
      : undefined,
};
export const person = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const aFact = (over: Partial<NewFact> = {}): NewFact => ({
  eventId: randomUUID(),
  type: 'noted',
  occurredOn: '2026-02-02',
  episode: 1,
  data: {
    on: '2026-02-02',
    note: 'секрет семьи',
    persons: [
      { personId: person(1), name: 'Мария' },
      { personId: person(2), name: 'Пётр' },
    ],
  },
  recordedAt: '2026-02-02T06:15:00.000Z',
  actor: { userId: 'u-1', role: 'COMMISSION' },
  source: { channel: 'UI' },
  commandId: randomUUID(),
  commandMac: 'mac',
  municipality: 'm-1',
  profileId: 'mariel-sop',
  profileVersion: 1,
  ...over,
});

export interface Setup {
  log: EventLog;
  vault: KeyVault;
  histories: Histories;
  readonly file: (name: string) => string;
  readonly masterKey: Buffer;
  reopen(): Promise<void>;
  dispose(): Promise<void>;
}

export async function setUp(cacheEvents?: number): Promise<Setup> {
  const folder = aFolder();
  const masterKey = randomBytes(32);
  const parts = async () => {
    const log = await openEmbeddedLog({ file: folder.file('events.db') });
    const vault = await openVault({ file: folder.file('keys.db'), masterKey });
    return { log, vault, histories: openHistories({ log, vault, shapes, ...(cacheEvents ? { cacheEvents } : {}) }) };
  };
  const close = async ({ histories, log, vault }: Pick<Setup, 'histories' | 'log' | 'vault'>) => {
    await histories.close();
    await log.close();
    await vault.close();
  };
  const setup: Setup = {
    ...(await parts()),
    file: folder.file,
    masterKey,
    async reopen() {
      await close(setup);
      Object.assign(setup, await parts());
    },
    async dispose() {
      await close(setup);
      folder.remove();
    },
  };
  return setup;
}
