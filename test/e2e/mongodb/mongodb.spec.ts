import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openMongoReadModels } from '@kurator/read-models';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';
import { noFaults } from '../../doubles/mongodb/faults';
import { batchOf, clockAt } from '../../faults/load';
import { makeClient } from '../../support/client';
import { testDirectory } from '../../support/directory';
import { startServer, type RunningServer } from '../../support/server';
import { refusedStart } from '../refused-start';
import { answersOf, push, QUESTIONS, SECRETARY } from './same-answers';

// Two registers, started several times over: on a busy machine each start takes its time.
jest.setTimeout(120_000);
const CLOCK = '2026-06-01T06:00:00.000Z';
const FAMILIES = 12;
let home: string;
let double: MongoDouble;
let embedded: RunningServer;
let server: RunningServer;
/** Short, so that a database that is away is given up quickly. */
const address = (): string => `${double.url('register')}?serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500`;
let starts = 0;
/** Each an hour after the one before, for the clock never goes back. */
const start = (dataDir: string, env: Readonly<Record<string, string>>): Promise<RunningServer> =>
  startServer({ directory: testDirectory(), clockStart: clockAt((starts += 1)), dataDir: join(home, dataDir), env });
const onMongo = (): Promise<RunningServer> => start('mongo', { MONGODB_URL: address() });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kurator-mongo-'));
  double = await startMongoDouble();
  embedded = await start('embedded', {});
  server = await onMongo();
});
afterAll(async () => {
  await embedded.stop();
  await server.stop();
  await double.stop();
  await rm(home, { recursive: true, force: true });
});

const readiness = async (): Promise<number> => (await fetch(`${server.url}/health/ready`)).status;
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 15_000; performance.now() < end; await pause(100)) if (await holds()) return;
  throw new Error(`waited in vain: ${what}`);
}

describe('a register whose read models are in MongoDB', () => {
  it('gives the same answers as an embedded one that took the same decisions', async () => {
    for (const { url } of [embedded, server])
      expect(new Set(await push(makeClient(url), 'first', FAMILIES))).toEqual(new Set([201]));
    const expected = await answersOf(embedded.url, 'first/11');
    expect(expected).toHaveLength(QUESTIONS.length);
    expect(JSON.stringify(expected)).not.toMatch(/"status":[345]/);
    expect(await answersOf(server.url, 'first/11')).toEqual(expected);
    expect(double.seen.get('commitTransaction') ?? 0).toBeGreaterThan(2);
  });

  it('goes on where it was after a kill, and with what was decided before the read models followed', async () => {
    double.faults.fail = { command: 'update', times: 100_000, code: 112, codeName: 'WriteConflict', labels: [] };
    for (const { url } of [embedded, server]) await push(makeClient(url), 'second', FAMILIES);
    await server.kill();
    Object.assign(double.faults, noFaults());
    server = await onMongo();
    expect(await answersOf(server.url, 'second/11')).toEqual(await answersOf(embedded.url, 'second/11'));
  });

  it('takes what needs no other family while the database is away, and the rest when it is back', async () => {
    await double.goAway();
    await until('readiness is red', async () => (await readiness()) === 503);
    expect(new Set(await push(makeClient(embedded.url), 'third', 3))).toEqual(new Set([201]));
    // A recognition keeps for good what is known of other families (CG-58): without them it is not taken.
    const [told, recognised] = [{ status: 201 }, { status: 503, code: 'READ_MODELS_UNAVAILABLE' }];
    const lines = await makeClient(server.url).ndjson(SECRETARY, batchOf('third', 3));
    expect(lines).toMatchObject([1, 2, 3].flatMap(() => [told, recognised]));
    const asked = await makeClient(server.url).get(SECRETARY, '/bank/families');
    expect([asked.status, (asked.json as { code: string }).code]).toEqual([503, 'READ_MODELS_UNAVAILABLE']);
    await double.comeBack();
    await until('readiness is green', async () => (await readiness()) === 200);
    expect(new Set(await push(makeClient(server.url), 'third', 3))).toEqual(new Set([201]));
    expect(await answersOf(server.url, 'third/2')).toEqual(await answersOf(embedded.url, 'third/2'));
  });

  it('builds a new version beside the old one when its projections are others, and lets it serve', async () => {
    await server.stop();
    const versions = await openMongoReadModels(address(), []);
    const before = await versions.serving();
    // Two other programs came and went: nothing is known any more of what this one had.
    for (const signature of ['of another program', 'of an older program'])
      await versions.flip({ name: (await versions.create(false)).name, signature });
    await versions.sweep();
    server = await onMongo();
    const after = await versions.serving();
    await versions.close();
    expect(after?.name).not.toBe(before?.name);
    expect(after?.signature).toBe(before?.signature);
    expect(await answersOf(server.url, 'third/2')).toEqual(await answersOf(embedded.url, 'third/2'));
  });
});

describe('a start with MONGODB_URL is refused in one sentence', () => {
  const refused = async (url: string, ...names: readonly string[]): Promise<void> => {
    const dataDir = await mkdtemp(join(home, 'fresh-'));
    const env = { PORT: '0', MANAGEMENT_PORT: '0', CLOCK_START: CLOCK, DATA_DIR: dataDir, MONGODB_URL: url };
    const { code, said } = await refusedStart(env);
    expect(said).toMatch(/^MONGODB_URL[^\n]*[а-яё][^\n]* \/ MONGODB_URL[^\n]*[a-z][^\n]*$/i);
    for (const name of names) expect(said).toContain(name);
    expect(code).toBe(1);
  };
  afterEach(() => Object.assign(double.faults, noFaults()));

  it('for an address that is none', () => refused('http://somewhere', 'mongodb://'));
  it('for a server that is not there', () =>
    refused('mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=300', 'не отвечает (127.0.0.1:1)'));
  it('for a deployment without transactions', async () => {
    double.faults.standalone = true;
    await refused(address().replace('/register', '/other'), 'набор реплик', 'a replica set');
  });
  it('for read models of another log', async () => {
    const dataDir = await mkdtemp(join(home, 'fresh-'));
    const env = { PORT: '0', MANAGEMENT_PORT: '0', CLOCK_START: CLOCK, DATA_DIR: dataDir, MONGODB_URL: address() };
    const { code, said } = await refusedStart(env);
    expect([code, said]).toEqual([1, expect.stringContaining('по другому журналу') as string]);
  });
});
