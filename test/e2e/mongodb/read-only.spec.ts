import { setTimeout as pause } from 'node:timers/promises';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';
import { noFaults, type Faults } from '../../doubles/mongodb/faults';
import { clockAt } from '../../faults/load';
import { makeClient } from '../../support/client';
import { testDirectory } from '../../support/directory';
import { startServer, type RunningServer } from '../../support/server';
import { answersOf, push, SECRETARY } from './same-answers';

jest.setTimeout(120_000);
let double: MongoDouble;
let server: RunningServer;
let hour = 0;

beforeAll(async () => {
  double = await startMongoDouble();
  const env = { MONGODB_URL: `${double.url('register')}?serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500` };
  server = await startServer({ directory: testDirectory(), clockStart: clockAt(hour), env });
});
afterAll(async () => {
  await server.stop();
  await double.stop();
});

const readiness = async (): Promise<number> => (await fetch(`${server.url}/health/ready`)).status;
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 25_000; performance.now() < end; await pause(100)) if (await holds()) return;
  throw new Error(`waited in vain: ${what}`);
}
const bank = async () => {
  const { status, json } = await makeClient(server.url).get(SECRETARY, '/bank/families?limit=500');
  return [status, (json as { items?: readonly unknown[] }).items?.length];
};
const parked = async (): Promise<unknown> => {
  const health = (await (await fetch(`${server.managementUrl}/health`)).json()) as {
    parts: { readModels: { parked: unknown } };
  };
  return health.parts.readModels.parked;
};
/** A database without room (MongoDB 7.1 and newer say so for every write), and an account that lost its right to write. */
const full = { times: 1_000_000, code: 14031, codeName: 'OutOfDiskSpace', labels: [] };
const TROUBLES: readonly (readonly [string, Partial<Faults>])[] = [
  ['is full', { fail: { command: 'update', ...full } }],
  ['is read-only', { readOnly: true }],
];

it.each(TROUBLES)(
  'while the database %s decisions are taken, lists answer as of before, no family is blamed, and all of it follows later',
  async (name, trouble) => {
    const client = makeClient(server.url);
    expect(new Set(await push(client, `before ${name}`, 3))).toEqual(new Set([201]));
    await answersOf(server.url, `before ${name}/2`);
    const before = await bank();
    Object.assign(double.faults, noFaults(), trouble);
    expect(new Set(await push(client, `while ${name}`, 3))).toEqual(new Set([201]));
    await pause(500);
    expect(await bank()).toEqual(before);
    await client.moveClock(clockAt((hour += 1)));
    await until('readiness is red', async () => (await readiness()) === 503);
    expect(await parked()).toBe(0);
    Object.assign(double.faults, noFaults());
    await until('readiness is green', async () => (await readiness()) === 200);
    expect([await bank(), await parked()]).toEqual([[200, Number(before[1]) + 3], 0]);
  },
);
