import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LogReader } from '@kurator/event-log';
import { openEventStoreLog } from '../../../libs/event-log/src/eventstoredb/open';
import { startDouble, type Double } from '../../doubles/eventstoredb/double';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';
import { clockAt } from '../../faults/load';
import { makeClient } from '../../support/client';
import { testDirectory } from '../../support/directory';
import { operator } from '../../support/ops';
import { PLACES } from '../../support/places';
import { startServer, TEST_MASTER_KEY, type RunningServer } from '../../support/server';
import { refusedStart } from '../refused-start';
import { answersOf, push } from '../mongodb/same-answers';

jest.setTimeout(240_000);
const { oktmo } = PLACES.mariel;
const FAMILIES = 20;
let home: string;
let double: Double;
let mongo: MongoDouble;
let there: LogReader;
let server: RunningServer | null = null;
const dataDir = () => join(home, 'data');
const mongoUrl = () => `${mongo.url('register')}?serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500`;
const servers = () => ({ EVENTSTORE_URL: double.url, MONGODB_URL: mongoUrl() });
const move = (env: Readonly<Record<string, string>> = servers()) =>
  operator(dataDir(), env)('move', '--to', 'servers', '--json');

async function started(run: number, env: Readonly<Record<string, string>>): Promise<RunningServer> {
  server = await startServer({
    ...{ directory: testDirectory(), clockStart: clockAt(run), dataDir: dataDir(), env, readyWithinMs: 120_000 },
  });
  return server;
}
type Json = Readonly<Record<string, unknown>>;
const UNAVAILABLE = 503;
/**
 * Pushes as callers do: what is answered 503 goes again. A recognition asks the read models, and beside other suites their
 * double may be silent for longer than the two seconds that it is given here.
 */
async function stored(url: string, name: string, families: number): Promise<ReadonlySet<unknown>> {
  let statuses = await push(makeClient(url), name, families);
  for (let left = 20; left > 0 && statuses.includes(UNAVAILABLE); left -= 1) {
    await pause(500);
    statuses = await push(makeClient(url), name, families);
  }
  return new Set(statuses);
}
/** The answer without where the read models stand: positions of what is counted now belong to a log. */
function withoutPlace(text: string): Json {
  const { position: _position, asOfPosition, ...rest } = JSON.parse(text) as Json;
  return Number(rest['version'] ?? 0) > 0 ? { ...rest, asOfPosition } : rest;
}
/** Quarters as they were frozen, with everything that is told about them since, and what else stands on the log. */
async function told(url: string): Promise<unknown> {
  const client = makeClient(url);
  const quarters: Json[] = [];
  for (const unit of [oktmo, 'REGION'])
    for (const query of ['2026-Q1?', '2026-Q1?version=1&', '2026-Q1?basis=RECALCULATED&', '2026-Q2?'])
      quarters.push(withoutPlace((await client.get('ministry', `/statistics/quarters/${query}unit=${unit}`)).text));
  const answers = (await answersOf(url, 'moved/0')) as readonly { readonly text: string }[];
  return { quarters, answers: answers.map((one) => ({ ...one, text: withoutPlace(one.text) })) };
}
/** What only several places of the log together can tell: facts that came after a quarter was frozen. */
const corrected = (url: string) =>
  makeClient(url).post(
    'ministry',
    '/periods/REGION/2026-Q1/corrections',
    { occurredOn: '2026-06-01', reason: 'Учебная проверка' },
    { 'idempotency-key': '9b0c7a52-0f2a-4b52-9a0e-52f2f7a2b0c2' },
  );

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kurator-move-'));
  double = await startDouble({ file: join(home, 'double.db') });
  mongo = await startMongoDouble();
  there = await openEventStoreLog({ url: double.url });
});
afterAll(async () => {
  await server?.stop();
  await there.close();
  await double.stop();
  await mongo.stop();
  await rm(home, { recursive: true, force: true });
});

let before: unknown;
it('is refused while the register runs, and without addresses', async () => {
  const embedded = await started(1, {});
  const client = makeClient(embedded.url);
  expect(new Set(await push(client, 'moved', FAMILIES))).toEqual(new Set([201]));
  const summary = await client.post(
    'ministry',
    '/periods/REGION/2026-Q1/summary',
    { occurredOn: '2026-04-10' },
    {
      'idempotency-key': '3f0c7a52-0f2a-4b52-9a0e-52f2f7a2b0c1',
    },
  );
  expect(summary.status).toBe(201);
  // Facts of the quarter that come after it was frozen: its figures are of a place in the log.
  expect(new Set(await push(client, 'moved late', 3))).toEqual(new Set([201]));
  before = await told(embedded.url);

  const busy = await move().done;
  expect([busy.code, busy.err]).toEqual([3, expect.stringContaining('заняты другим работающим процессом')]);
  expect(await eventsThere()).toBe(0);
  expect(await embedded.stop()).toBe(0);
  server = null;
  const nowhere = await move({}).done;
  expect([nowhere.code, nowhere.err]).toEqual([3, expect.stringContaining('Задайте EVENTSTORE_URL')]);
  expect((await operator(dataDir(), servers())('move').done).code).toBe(2);
});

it('goes on where it was killed, and says at the end that everything is there', async () => {
  double.faults.slowMs = 300;
  const killed = move();
  for (let left = 400; left > 0 && (await eventsThere()) < 25; left -= 1) await pause(25);
  killed.kill('SIGKILL');
  expect((await killed.done).code).toBeNull();
  double.faults.slowMs = 0;
  const already = await eventsThere();
  expect(already).toBeGreaterThanOrEqual(25);
  expect(existsSync(join(dataDir(), 'log.db'))).toBe(true);

  const { code, err, out } = await move().done;
  expect([code, err]).toEqual([0, expect.stringContaining('проверка')]);
  const found = JSON.parse(out) as Readonly<Record<string, number>>;
  expect(found['events']).toBeGreaterThan(already);
  expect(found['now']).toBe((found['events'] ?? 0) - already);
  expect([found['positions'], found['keys'], found['accounts'], found['audit']].every((n) => Number(n) > 0)).toBe(true);
});

it('leaves nothing where it was that somebody could go on with by mistake', async () => {
  expect((await readdir(dataDir())).filter((name) => name.endsWith('.db'))).toEqual([]);
  expect(await readdir(join(dataDir(), 'moved'))).toEqual(
    expect.arrayContaining(['log.db', 'vault.db', 'accounts.db']),
  );
  const refused = await refusedStart({
    ...{ MASTER_KEY: TEST_MASTER_KEY.toString('base64'), TOKEN_SECRET: 'kurator-test-token-secret-of-no-value' },
    ...{ PORT: '0', MANAGEMENT_PORT: '0', DATA_DIR: dataDir() },
  });
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('переехал на серверы') });
  expect(await move().done).toMatchObject({ code: 0 });
});

it('answers on the servers as it did in its folder, also what was frozen as of a place in the old log', async () => {
  const moved = await started(2, servers());
  expect(await told(moved.url)).toEqual(before);
  const correction = await corrected(moved.url);
  expect([correction.status, (correction.json as Json)['newVersion']]).toEqual([201, 2]);
  expect(await stored(moved.url, 'after the move', 2)).toEqual(new Set([201]));
  // The same decisions sent once more are the same decisions.
  expect(await stored(moved.url, 'moved', FAMILIES)).toEqual(new Set([201]));
  expect((await operator(dataDir(), servers())('verify').done).code).toBe(0);
});

it('is refused where something else lies, and changes nothing there', async () => {
  const [events, other] = [await eventsThere(), join(home, 'other')];
  const embedded = await startServer({
    ...{ directory: testDirectory(), clockStart: clockAt(3), dataDir: other, env: {} },
  });
  expect(await embedded.stop()).toBe(0);
  const { code, err } = await operator(other, servers())('move', '--to', 'servers').done;
  expect([code, err]).toEqual([3, expect.stringContaining('На серверах уже есть другое')]);
  expect(await eventsThere()).toBe(events);
  expect(existsSync(join(other, 'log.db'))).toBe(true);
});

/** Events of the log that the servers hold, as any process sees them. */
async function eventsThere(): Promise<number> {
  let events = 0;
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<LogReader['readAll']>> = await there.readAll({ after, limit: 500 });
    events += page.events.length;
    if (page.atHead) return events;
    after = page.next;
  }
}
