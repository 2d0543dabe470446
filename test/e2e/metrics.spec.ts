import { setTimeout as pause } from 'node:timers/promises';
import { startMongoDouble, type MongoDouble } from '../doubles/mongodb/double';
import { noFaults } from '../doubles/mongodb/faults';
import { clockAt } from '../faults/load';
import { makeClient } from '../support/client';
import { testDirectory } from '../support/directory';
import { startServer, type RunningServer } from '../support/server';
import { push, SECRETARY } from './mongodb/same-answers';

jest.setTimeout(90_000);
let double: MongoDouble;
let server: RunningServer;

beforeAll(async () => {
  double = await startMongoDouble();
  const env = { MONGODB_URL: double.url('register') };
  server = await startServer({ directory: testDirectory(), clockStart: clockAt(0), env });
});
afterAll(async () => {
  await server.stop();
  await double.stop();
});

const scraped = async (): Promise<string> => (await fetch(`${server.managementUrl}/metrics`)).text();
/** The value of a series, by its name with labels as it is shown; NaN when there is none. */
async function figure(series: string): Promise<number> {
  const line = (await scraped()).split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? Number.NaN : Number(line.slice(series.length + 1));
}
const readiness = async (): Promise<number> => (await fetch(`${server.url}/health/ready`)).status;
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 20_000; performance.now() < end; await pause(100)) if (await holds()) return;
  throw new Error(`waited in vain: ${what}`);
}
const LAG = 'kurator_projection_lag_seconds{projection="regional-bank"}';

it('counts appends, their events and their duration, requests by route and status, and refused sign-ins', async () => {
  const before = await figure('kurator_appended_events_total{log="DECISIONS"}');
  expect(new Set(await push(makeClient(server.url), 'counted', 3))).toEqual(new Set([201]));
  await makeClient(server.url).get(SECRETARY, '/bank/families');
  const wrong = { method: 'POST', headers: { 'content-type': 'application/json' } };
  await fetch(`${server.url}/api/v1/auth/token`, { ...wrong, body: '{"username":"nobody","password":"wrong-one-1"}' });
  expect(await figure('kurator_appended_events_total{log="DECISIONS"}')).toBeGreaterThanOrEqual(before + 3);
  expect(await figure('kurator_append_seconds_count{log="DECISIONS",outcome="OK"}')).toBeGreaterThanOrEqual(3);
  expect(await figure('kurator_append_seconds_sum{log="DECISIONS",outcome="OK"}')).toBeGreaterThan(0);
  expect(await figure('kurator_appended_events_total{log="AUDIT"}')).toBeGreaterThanOrEqual(1);
  expect(await figure('kurator_sign_in_refused_total{code="UNAUTHENTICATED"}')).toBe(1);
  const route = 'method="GET",route="/api/v1/bank/families",status="200"';
  expect(await figure(`kurator_http_request_seconds_count{${route}}`)).toBe(1);
  await until('the read models are at the head', async () => (await figure(LAG)) === 0);
  expect(await figure('kurator_parked_families')).toBe(0);
  expect(await figure('kurator_jobs_failed')).toBe(0);
  expect(await figure('kurator_ready')).toBe(1);
});

it('names no person, family or address in any figure', async () => {
  const text = await scraped();
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  expect(text).not.toMatch(/[а-яё]/i);
});

it('shows the lag of every projection and turns readiness red when the head moves and the projections do not', async () => {
  double.faults.fail = { command: 'update', times: 100_000, code: 112, codeName: 'WriteConflict', labels: [] };
  const client = makeClient(server.url);
  expect(new Set(await push(client, 'behind', 1))).toEqual(new Set([201]));
  await until('the lag is seen', async () => (await figure(LAG)) > 0);
  expect(await readiness()).toBe(200);
  // The oldest decision is an hour old then; nothing else moves.
  await client.moveClock(clockAt(1));
  await until('readiness is red', async () => (await readiness()) === 503);
  const lags = (await scraped()).split('\n').filter((line) => line.startsWith('kurator_projection_lag_seconds{'));
  expect(lags.length).toBeGreaterThan(10);
  for (const line of lags) expect(Number(line.split(' ')[1])).toBeGreaterThan(3500);
  expect(await figure('kurator_ready')).toBe(0);
  Object.assign(double.faults, noFaults());
  await until('the read models have caught up', async () => (await figure(LAG)) === 0);
  expect(await readiness()).toBe(200);
});
