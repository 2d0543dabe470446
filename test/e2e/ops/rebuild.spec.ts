import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEmbeddedVersions, type Build } from '@kurator/read-models';
import { collections } from '../../../apps/api/src/register/projections';
import { clockAt } from '../../faults/load';
import { makeClient } from '../../support/client';
import { testDirectory } from '../../support/directory';
import { operator } from '../../support/ops';
import { startServer, type RunningServer } from '../../support/server';
import { push, SECRETARY } from '../mongodb/same-answers';

jest.setTimeout(180_000);
let home: string;
let server: RunningServer;
const dataDir = () => join(home, 'data');
const ops = (...args: readonly string[]) => operator(dataDir())(...args);
const json = async <T>(...args: readonly string[]) => {
  const ended = await ops(...args, '--json').done;
  return { ...ended, found: (ended.out === '' ? null : JSON.parse(ended.out)) as T };
};
interface Rebuilt {
  readonly version: string;
  readonly resumed: number;
  readonly serves: boolean;
  readonly compared: { readonly families: number; readonly differences: readonly { readonly projection: string }[] };
}
const started = (run: number) =>
  startServer({ directory: testDirectory(), clockStart: clockAt(run), dataDir: dataDir() });
const status = () =>
  json<{
    readonly head: string;
    readonly builds: readonly Build[];
    readonly readModels: { readonly version: string; readonly position: string };
  }>('status');

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let left = 150; left > 0; left -= 1) {
    if (await holds()) return;
    await pause(200);
  }
  throw new Error(`it did not come:\n${server.output()}`);
}
/** The version is the one that is kept at the log, as far as the last decision. */
const answersWith = (version: string) =>
  until(async () => {
    const { head, readModels } = (await status()).found;
    return readModels.version === version && readModels.position === head;
  });
/** Decisions are taken, and read models follow them: the answer waits for that. */
const decides = async (name: string): Promise<void> =>
  expect(new Set(await push(makeClient(server.url), name, 2))).toEqual(new Set([201]));

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kurator-rebuild-'));
  server = await started(1);
  await push(makeClient(server.url), 'rebuild', 6);
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

it('builds beside a register that runs, finds no difference, and the register goes over to it by itself', async () => {
  const { code, found } = await json<Rebuilt>('rebuild');
  expect(code).toBe(0);
  expect(found).toMatchObject({ serves: true, resumed: 0, compared: { differences: [] } });
  expect(found.compared.families).toBeGreaterThan(5);
  await decides('after the rebuild');
  await answersWith(found.version);
  expect((await status()).found).toMatchObject({ builds: [], readModels: { version: found.version, lagMs: 0 } });
});

it('goes back to the version before, which has caught up when it answers, and forth again', async () => {
  const before = (await status()).found.readModels.version;
  const back = await json<{ readonly version: string }>('rebuild', '--rollback');
  expect([back.code, back.found.version === before]).toEqual([0, false]);
  await decides('after going back');
  await answersWith(back.found.version);
  expect((await json<{ readonly version: string }>('rebuild', '--rollback')).found.version).toBe(before);
  await decides('after going forth');
  await answersWith(before);
});

it('goes on where it was killed, and is seen meanwhile', async () => {
  // A hundredth of a core: it rests for long after its first batch.
  const killed = ops('rebuild', '--percent', '1');
  const looked = await openEmbeddedVersions(join(dataDir(), 'read-models'), collections);
  await until(async () => ((await looked.builds())[0]?.families ?? 0) > 0);
  const metrics = await (await fetch(`${server.managementUrl}/metrics`)).text();
  expect(metrics).toMatch(/^kurator_rebuilds 1$/m);
  expect(metrics).toMatch(/^kurator_rebuild_families_done [1-9]/m);
  killed.kill('SIGKILL');
  expect((await killed.done).code).toBeNull();
  await decides('between the two');

  const { code, found } = await json<Rebuilt>('rebuild');
  expect([code, found.serves, found.compared.differences]).toEqual([0, true, []]);
  expect(found.resumed).toBeGreaterThan(5);
  await decides('after it went on');
});

it('is not begun while another process builds', async () => {
  const versions = await openEmbeddedVersions(join(dataDir(), 'read-models'), collections);
  const held = await versions.buildLease('another').take(AbortSignal.timeout(5000));
  const second = await ops('rebuild').done;
  await held.release();
  expect([second.code, second.err]).toEqual([3, expect.stringContaining('уже строит другой процесс')]);
});

it('is broken off by a signal and cancelled by a command, and nothing is left of it', async () => {
  const brokenOff = ops('rebuild', '--percent', '1');
  await until(async () => (await status()).found.builds.length > 0);
  brokenOff.kill('SIGINT');
  expect(await brokenOff.done).toMatchObject({ code: 3, err: expect.stringContaining('Прервано') });
  expect((await status()).found.builds).toHaveLength(1);

  // Nobody builds: what there is goes at once.
  expect((await ops('rebuild', '--cancel').done).code).toBe(0);
  expect((await status()).found.builds).toEqual([]);

  const cancelled = ops('rebuild', '--percent', '1');
  await until(async () => (await status()).found.builds.length > 0);
  expect((await ops('rebuild', '--cancel').done).code).toBe(0);
  expect(await cancelled.done).toMatchObject({ code: 4, err: expect.stringContaining('Построение витрин отменено') });
  expect((await status()).found.builds).toEqual([]);
});

it('renders again what is asked for, and says when nobody is there to do it', async () => {
  const { json: page } = await makeClient(server.url).get(SECRETARY, '/bank/families?limit=1');
  const family = (page as { items: readonly { familyId: string }[] }).items[0]?.familyId ?? '';
  expect(await ops('replay', family).done).toMatchObject({ code: 0, out: expect.stringContaining('заново семей: 1') });
  expect((await ops('parked', '--replay').done).code).toBe(0);
  const unknown = await ops('replay', '00000000-0000-4000-8000-000000000000').done;
  expect([unknown.code, unknown.err]).toEqual([3, expect.stringContaining('В журнале нет семьи')]);
  expect((await ops('replay').done).code).toBe(2);
});

it('tells by projection what a version of the same program says otherwise, and lets it serve when that is accepted', async () => {
  expect(await server.stop()).toBe(0);
  const versions = await openEmbeddedVersions(join(dataDir(), 'read-models'), collections);
  const store = await versions.open((await versions.serving())?.name ?? '');
  const from = await store.checkpoint();
  const [row] = (await store.find('bank-names', { where: {}, limit: 1 })).items;
  const family = { family: String(row?.id), revision: 1_000_000, documents: {}, changes: [] };
  const nothing = { documents: [], parked: [], unparked: [], from, to: from };
  await store.write({ ...nothing, families: [family], epoch: await store.acquire() });
  await store.close();

  const served = (await versions.serving())?.name;
  const told = await ops('rebuild').done;
  expect([told.code, told.out]).toEqual([1, expect.stringContaining(family.family)]);
  expect(told.out).toMatch(/ {2}regional-bank: 1/);
  expect((await versions.serving())?.name).toBe(served);
  expect((await versions.builds()).map(({ phase }) => phase)).toEqual(['DIFFERENT']);

  const accepted = await json<Rebuilt>('rebuild', '--accept');
  expect([accepted.code, accepted.found.serves, accepted.found.resumed > 0]).toEqual([0, true, true]);
  expect((await ops('verify').done).code).toBe(0);
  server = await started(2);
  await decides('after it was mended');
});
