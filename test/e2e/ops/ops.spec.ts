import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedVersions } from '@kurator/read-models';
import { collections } from '../../../apps/api/src/register/projections';
import { clockAt } from '../../faults/load';
import { makeClient } from '../../support/client';
import { testDirectory } from '../../support/directory';
import { operator, ops as opsOn } from '../../support/ops';
import { startServer, type RunningServer } from '../../support/server';
import { push } from '../mongodb/same-answers';

jest.setTimeout(120_000);
let home: string;
let server: RunningServer;
const dataDir = () => join(home, 'data');

const ops = (...args: readonly string[]) => opsOn(dataDir(), ...args);
interface Found {
  readonly head: string;
  readonly readModels: Readonly<Record<string, unknown>>;
  readonly events: number;
  readonly broken: readonly string[];
}
const foundIn = (out: string): Found => JSON.parse(out) as Found;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kurator-ops-'));
  server = await startServer({ directory: testDirectory(), clockStart: clockAt(1), dataDir: dataDir() });
  await push(makeClient(server.url), 'ops', 5);
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

it('says in Russian how it is used, with a code of its own', async () => {
  const wrong = [[], ['cook'], ['status', 'more'], ['verify', '--quick'], ['rebuild', '--percent', '0']];
  for (const args of [...wrong, ['check-proof', 'one-file']]) {
    const { code, err } = await ops(...args);
    expect([code, /Использование: kurator ops|kurator ops [a-z-]+: /.test(err)]).toEqual([2, true]);
  }
});

it('describes every command in both languages', async () => {
  const { code, out } = await ops('--help');
  const names = ['status', 'verify', 'rebuild', 'parked', 'replay', 'move', 'key', 'check-proof'];
  expect([code, names.every((name) => out.includes(`  ${name} `))]).toEqual([0, true]);
  for (const name of names) {
    const help = await ops(name, '--help');
    expect([help.code, help.err]).toEqual([0, '']);
    expect(help.out).toMatch(new RegExp(`^kurator ops ${name}: [^\\n]*[а-я][^]*\\n\\nkurator ops ${name}: [ -~\\n]*`));
  }
});

it('makes no register where none is', async () => {
  const elsewhere = join(home, 'nothing');
  for (const name of ['status', 'parked', 'rebuild']) {
    // Without secrets as well: a start would make them.
    const { code, err } = await operator(elsewhere, { MASTER_KEY: '', TOKEN_SECRET: '' })(name).done;
    expect([code, err]).toEqual([3, expect.stringContaining('нет реестра')]);
  }
  expect(existsSync(elsewhere)).toBe(false);
});

it('tells the state of a register that runs, for people and for programs', async () => {
  const { code, out } = await ops('status');
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^Журнал: .*\nВитрины: версия .*\nОтложенных семей: 0\nЗадания: .*\n$/),
  ]);
  const { head, readModels } = foundIn((await ops('status', '--json')).out);
  expect(readModels).toMatchObject({ position: head, lagMs: 0, parked: 0 });
  expect(await ops('parked')).toMatchObject({ code: 0, out: 'Отложенных семей нет\n' });
  // Nobody was disturbed.
  expect(new Set(await push(makeClient(server.url), 'ops later', 2))).toEqual(new Set([201]));
});

it('does not verify a folder that a running register has, and says why', async () => {
  const { code, err } = await ops('verify');
  expect([code, err]).toEqual([3, expect.stringContaining('заняты другим работающим процессом')]);
});

it('proves chains and read models of a stopped register, and finds a row that the log does not give', async () => {
  expect(await server.stop()).toBe(0);
  const sound = await ops('verify', '--json');
  expect([sound.code, sound.err]).toEqual([0, '']);
  expect(foundIn(sound.out)).toMatchObject({ broken: [], readModels: { equal: true } });
  expect(foundIn(sound.out).events).toBeGreaterThan(20);

  const versions = await openEmbeddedVersions(join(dataDir(), 'read-models'), collections);
  const store = await versions.open((await versions.serving())?.name ?? '');
  const from = await store.checkpoint();
  const [row] = (await store.find('bank-names', { where: {}, limit: 1 })).items;
  const nothing = { documents: [], parked: [], unparked: [], from, to: from };
  const emptied = { family: String(row?.id), revision: 1_000_000, documents: {}, changes: [] };
  await store.write({ ...nothing, families: [emptied], epoch: await store.acquire() });
  await store.close();
  const { code, out } = await ops('verify');
  expect([code, out]).toEqual([1, expect.stringContaining('Витрины РАСХОДЯТСЯ с журналом')]);
});
