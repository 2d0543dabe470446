import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtFile } from '@kurator/platform';
import { FAMILY_KEY, openVaultReader } from '@kurator/event-log';
import { batchOf, clockAt } from '../faults/load';
import { verify } from '../faults/verify';
import { makeClient } from '../support/client';
import { testDirectory } from '../support/directory';
import { idOf } from '../support/ids';
import { startServer, TEST_MASTER_KEY, type RunningServer } from '../support/server';
import { answersOf, SECRETARY } from './mongodb/same-answers';

jest.setTimeout(180_000);
let home: string;
let starts = 0;
const start = (dataDir: string): Promise<RunningServer> =>
  startServer({ directory: testDirectory(), clockStart: clockAt((starts += 1)), dataDir: join(home, dataDir) });
/** The command line, as operators call it. */
const backup = (dataDir: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [builtFile('apps/ops/src/backup/main'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: join(home, dataDir) },
    encoding: 'utf8',
    stdio: 'pipe',
  });
/** Puts parts of backups into a new data folder. */
function restore(dataDir: string, parts: Readonly<Record<'log' | 'keys', string>>): void {
  mkdirSync(join(home, dataDir), { mode: 0o700 });
  for (const [part, from] of Object.entries(parts))
    for (const file of readdirSync(join(home, from, part)).filter((name) => name.endsWith('.db')))
      cpSync(join(home, from, part, file), join(home, dataDir, file));
}
async function pushed(server: RunningServer, name: string, families: number): Promise<void> {
  const answers = await makeClient(server.url).ndjson(SECRETARY, batchOf(name, families));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
}
const cardOf = async (server: RunningServer, family: string) => {
  const { json } = await makeClient(server.url).get(SECRETARY, `/families/${idOf(family)}`);
  return json as { readonly members: readonly { readonly personId: string; readonly name: unknown }[] };
};
const keysIn = async (dataDir: string, family: string) => {
  const vault = openVaultReader({ file: join(home, dataDir, 'vault.db'), masterKey: TEST_MASTER_KEY });
  const ring = vault.keys(`family-${idOf(family)}`);
  await vault.close();
  return [FAMILY_KEY, idOf(`${family} parent`)].map((name) => (ring.get(name) ? 'there' : 'gone'));
};

let living: RunningServer;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kurator-backup-'));
  living = await start('living');
});
afterAll(async () => {
  await living.stop();
  await rm(home, { recursive: true, force: true });
});

it('a backup of a living register, restored elsewhere, gives the same figures, lists and cards', async () => {
  await pushed(living, 'before', 12);
  const meanwhile = pushed(living, 'meanwhile', 60);
  const said = backup('living', '--to', join(home, 'first'));
  await meanwhile;
  expect(
    said
      .trim()
      .split('\n')
      .map((line) => line.split('  ')[1]),
  ).toEqual([...['log/audit.db', 'log/log.db', 'keys/vault.db', 'keys/accounts.db']]);
  const last = await answersOf(living.url, 'meanwhile/59');
  // What was decided during the backup may be in it or not; then everything is, in a second one.
  backup('living', '--to', join(home, 'second'));
  restore('restored', { log: 'second', keys: 'second' });
  const restored = await start('restored');
  expect(await answersOf(restored.url, 'meanwhile/59')).toEqual(last);
  expect(await cardOf(restored, 'before/3')).toMatchObject({ members: [{ name: { first: 'Мария' } }, {}] });
  await pushed(restored, 'after', 2);
  await restored.stop();
});

it('a backup that was made while decisions came in is a whole register of some moment', async () => {
  restore('of some moment', { log: 'first', keys: 'first' });
  const server = await start('of some moment');
  expect(await cardOf(server, 'before/11')).toMatchObject({ members: [{ name: { first: 'Мария' } }, {}] });
  await server.stop();
  const { broken, served, rebuilt, streams } = await verify(join(home, 'of some moment'));
  expect(streams.size).toBeGreaterThan(12);
  expect([broken, served]).toEqual([[], rebuilt]);
});

it('what was destroyed after the keys were copied is destroyed again before the restored register answers', async () => {
  const family = 'before/7';
  const persons = [idOf(`${family} parent`), idOf(`${family} child`)];
  const act = { kind: 'DK-99', number: '3', date: '2026-06-01' };
  const body = { occurredOn: '2026-06-01', persons, act, reason: 'Отзыв согласия, иных оснований нет' };
  const sent = { commandId: idOf('the destruction'), familyId: idOf(family), command: 'destroy-personal-data' };
  expect((await makeClient(living.url).command(SECRETARY, { ...sent, data: body })).status).toBe(201);
  backup('living', '--to', join(home, 'third'), '--only', 'log');
  expect(existsSync(join(home, 'third', 'keys'))).toBe(false);
  const expected = await answersOf(living.url, family);
  restore('with old keys', { log: 'third', keys: 'second' });
  expect(await keysIn('with old keys', family)).toEqual(['there', 'there']);
  const server = await start('with old keys');
  expect((await cardOf(server, family)).members.map(({ name }) => name)).toEqual([null, null]);
  expect(await answersOf(server.url, family)).toEqual(expected);
  await server.stop();
  expect(await keysIn('with old keys', family)).toEqual(['gone', 'gone']);
  expect(await keysIn('with old keys', 'before/3')).toEqual(['there', 'there']);
});

it('a restored register whose keys are older than its log is refused in one sentence that says what to restore', async () => {
  await pushed(living, 'late', 2);
  backup('living', '--to', join(home, 'fourth'), '--only', 'log');
  restore('with too old keys', { log: 'fourth', keys: 'second' });
  await expect(start('with too old keys')).rejects.toThrow(/:\nХранилище ключей старше журнала .* \/ .*vault.db\n$/);
});

it.each([
  ['without a register', 'nowhere', 'new', 'В .*nowhere нет реестра'],
  ['over another backup', 'living', 'first', 'уже есть'],
])('is refused in one sentence %s', (_name, dataDir, to, said) => {
  expect(() => backup(dataDir, '--to', join(home, to))).toThrow(new RegExp(`${said}.* / `));
});
