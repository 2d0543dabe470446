import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { clockAt } from '../../faults/load';
import { makeClient, type Client } from '../../support/client';
import { testDirectory } from '../../support/directory';
import { ops } from '../../support/ops';
import { startServer, type RunningServer } from '../../support/server';
import { push } from '../mongodb/same-answers';

jest.setTimeout(180_000);
interface Asked {
  readonly status: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly failure?: { readonly code: string };
  readonly result?: { readonly version: string; readonly serves: boolean; readonly resumed: number };
}
interface Seen {
  readonly builds: readonly unknown[];
  readonly readModels: { readonly version: string };
}
let home: string;
let server: RunningServer;
const dataDir = () => join(home, 'data');
let client: Client;
async function start(run: number): Promise<void> {
  server = await startServer({ directory: testDirectory(), clockStart: clockAt(run), dataDir: dataDir() });
  client = makeClient(server.url);
}
const seen = async (): Promise<Seen> => JSON.parse((await ops(dataDir(), 'status', '--json')).out) as Seen;

async function begun(body: object): Promise<string> {
  const { status, json } = await client.post('admin', '/read-models/rebuild', body);
  expect(status).toBe(202);
  return (json as { readonly jobId: string }).jobId;
}
const jobOf = async (jobId: string): Promise<Asked> => (await client.get('admin', `/jobs/${jobId}`)).json as Asked;
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let left = 300; left > 0; left -= 1) {
    if (await holds()) return;
    await pause(100);
  }
  throw new Error(`it did not come: ${what}\n${server.output()}`);
}
const ended = async (jobId: string): Promise<Asked> => {
  await until('the job ends', async () => ['DONE', 'FAILED'].includes((await jobOf(jobId)).status));
  return jobOf(jobId);
};
/** A hundredth of a core: it rests for long after its first batch. */
const SLOW = { percent: 1 };

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kurator-rebuild-job-'));
  await start(1);
  await push(client, 'rebuild as a job', 6);
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

it('is begun by an administrator alone, and refuses what is no share of a core', async () => {
  expect((await client.post('ministry', '/read-models/rebuild', {})).status).toBe(403);
  const wrong = await client.post('admin', '/read-models/rebuild', { percent: 0 });
  expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('percent')]);
});

it('builds beside what serves, once however often it is asked for, and lets the new ones serve', async () => {
  const before = (await seen()).readModels.version;
  const [one, other] = [await begun({}), await begun({})];
  expect(other).toBe(one);
  const { status, result } = await ended(one);
  expect([status, result?.serves, result?.version === before]).toEqual(['DONE', true, false]);
  await until('the register goes over to it', async () => (await seen()).readModels.version === result?.version);
});

it('says how far it is, and leaves nothing when it is ended', async () => {
  const job = await begun(SLOW);
  await until('some families are built', async () => (await jobOf(job)).progress.done > 0);
  expect((await jobOf(job)).progress.total).toBeGreaterThan(5);
  expect((await seen()).builds).toHaveLength(1);
  expect((await client.delete('admin', `/jobs/${job}`)).status).toBe(204);
  await until('what was built is gone', async () => (await seen()).builds.length === 0);
  expect((await client.get('admin', `/jobs/${job}`)).status).toBe(404);
});

it('ends with its process, however that ends, and is gone on with by the next one', async () => {
  const job = await begun(SLOW);
  await until('some families are built', async () => (await jobOf(job)).progress.done > 0);
  await server.kill();
  const left = (await seen()).builds as readonly { readonly name: string }[];
  expect(left).toHaveLength(1);
  await start(2);
  await until('it is under way again', async () => (await jobOf(job)).status === 'RUNNING');
  expect((await seen()).builds).toMatchObject(left.map(({ name }) => ({ name })));
  expect((await client.delete('admin', `/jobs/${job}`)).status).toBe(204);
  await until('what was built is gone', async () => (await seen()).builds.length === 0);
});

it('says that an operator has cancelled it', async () => {
  const job = await begun(SLOW);
  await until('it is begun', async () => (await seen()).builds.length === 1);
  expect((await ops(dataDir(), 'rebuild', '--cancel')).code).toBe(0);
  const { status, failure } = await ended(job);
  expect([status, failure?.code]).toEqual(['FAILED', 'REBUILD_CANCELLED']);
});
