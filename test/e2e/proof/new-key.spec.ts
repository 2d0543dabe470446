import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signingKeyOf } from '@kurator/event-log';
import { clockAt } from '../../faults/load';
import { makeClient } from '../../support/client';
import { testDirectory } from '../../support/directory';
import { idOf } from '../../support/ids';
import { operator } from '../../support/ops';
import { startServer, type RunningServer } from '../../support/server';
import { push, SECRETARY } from '../mongodb/same-answers';

jest.setTimeout(120_000);
const SEED = Buffer.alloc(32, 11);
const WITH_NEW = { SIGNING_KEY: SEED.toString('base64') };
let home: string;
let server: RunningServer;
let starts = 0;
const file = (name: string) => join(home, name);
const ops = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  operator(file('data'), env)(...args).done;
async function start(env: Readonly<Record<string, string>>): Promise<void> {
  const clockStart = clockAt((starts += 1));
  server = await startServer({ directory: testDirectory(), clockStart, dataDir: file('data'), env });
}
const proofOf = async (family: string) =>
  makeClient(server.url).get(SECRETARY, `/families/${idOf(family)}/history/proof`);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kurator-new-key-'));
  await start({});
  await push(makeClient(server.url), 'signed', 2);
  expect((await proofOf('signed/0')).status).toBe(200);
  await server.stop();
});
afterAll(() => rm(home, { recursive: true, force: true }));

it('a new key has to vouch for the old one, which must have signed here', async () => {
  const old = await ops({}, 'key');
  await writeFile(file('old.pem'), old.out);
  await writeFile(file('stranger.pem'), signingKeyOf(Buffer.alloc(32, 5)).publicKey);
  expect((await ops({}, 'verify')).code).toBe(0);
  const before = await ops(WITH_NEW, 'verify');
  expect([before.code, before.out]).toEqual([1, expect.stringContaining('подписана не этим ключом или изменена')]);

  const stranger = await ops(WITH_NEW, 'key', '--trust', file('stranger.pem'));
  expect([stranger.code, stranger.err]).toEqual([3, expect.stringContaining('не подписана ни одна контрольная точка')]);
  const none = await ops(WITH_NEW, 'key', '--trust', file('data'));
  expect([none.code, none.err]).toEqual([3, expect.stringContaining('не открытый ключ')]);
  const trusted = await ops(WITH_NEW, 'key', '--trust', file('old.pem'));
  expect([trusted.code, trusted.out]).toEqual([0, expect.stringContaining('признан до контрольной точки')]);
  expect((await ops(WITH_NEW, 'verify')).code).toBe(0);
});

it('then the register signs on, and inspectors check with both keys as they are printed', async () => {
  await start(WITH_NEW);
  await push(makeClient(server.url), 'signed later', 2);
  const [earlier, later] = [await proofOf('signed/0'), await proofOf('signed later/0')];
  for (const { json } of [earlier, later]) expect(json).toMatchObject({ intact: true, problems: [] });
  const busy = await ops(WITH_NEW, 'key', '--trust', file('old.pem'));
  expect(busy.code).toBe(3);
  expect(await server.stop()).toBe(0);

  const keys = await ops(WITH_NEW, 'key');
  expect(keys.out).toContain('# прежний ключ');
  await writeFile(file('keys.pem'), keys.out);
  await writeFile(file('new.pem'), signingKeyOf(SEED).publicKey);
  await writeFile(file('proof.json'), earlier.text);
  expect((await ops({}, 'check-proof', file('proof.json'), file('keys.pem'))).code).toBe(0);
  expect((await ops({}, 'check-proof', file('proof.json'), file('new.pem'))).code).toBe(1);
  expect((await ops(WITH_NEW, 'verify')).code).toBe(0);
});
