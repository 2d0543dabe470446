import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useCases } from '@kurator/family';
import { startDouble, type Double } from '../doubles/eventstoredb/double';
import { makeClient } from '../support/client';
import { testDirectory } from '../support/directory';
import { idOf } from '../support/ids';
import { startServer, TEST_MASTER_KEY, type RunningServer } from '../support/server';
import { refusedStart } from './refused-start';

/** The register's clock: it never starts before what is recorded. */
let hour = 6;
const now = () => `2026-03-02T${String(hour++).padStart(2, '0')}:00:00.000Z`;
const oktmo = String(
  testDirectory().municipalities.find(({ commissionId }) => commissionId === 'kdn-mariel')?.['oktmo'],
);
const report = (familyId: string, commandId: string) => ({
  familyId,
  commandId,
  command: 'report',
  data: {
    ...useCases.find(({ name }) => name === 'report')?.example,
    municipality: oktmo,
    detectedByAgencyId: 'school-mariel',
    addresses: [{ kind: 'ACTUAL', municipality: oktmo, text: 'Вымышленная улица, 1' }],
  },
});
const FIRST = idOf('a family whose log is elsewhere');
const SECOND = idOf('another family whose log is elsewhere');
const THIRD = idOf('a family that comes while the log is away');

let home: string;
let double: Double;
let server: RunningServer;
const dataDir = () => join(home, 'data');
const logFile = () => join(home, 'double.db');
const start = () =>
  startServer({
    directory: testDirectory(),
    clockStart: now(),
    dataDir: dataDir(),
    env: { EVENTSTORE_URL: double.url, LOG_LEVEL: 'error' },
  });
const refused = (env: Readonly<Record<string, string>>) =>
  refusedStart({
    ...{ MASTER_KEY: TEST_MASTER_KEY.toString('base64'), TOKEN_SECRET: 'kurator-test-token-secret-of-no-value' },
    ...{ PORT: '0', MANAGEMENT_PORT: '0', CLOCK_START: now(), DATA_DIR: dataDir(), EVENTSTORE_URL: double.url },
    ...env,
  });
const client = () => makeClient(server.url);
const card = async (familyId: string) => (await client().get('secretary-mariel', `/families/${familyId}`)).json;
const again = async (port = 0, file = logFile()) => {
  double = await startDouble({ file, port });
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kurator-eventstore-'));
  await again();
  server = await start();
}, 180_000);
afterAll(async () => {
  await server.stop();
  await double.stop();
  await rm(home, { recursive: true, force: true });
});

it('a family is reported and read back, also after a restart and from read models built anew', async () => {
  const answer = await client().command('school-mariel', report(FIRST, idOf('its report')));
  expect(answer.status).toBe(201);
  const before = await card(FIRST);
  expect(before).toMatchObject({ familyId: FIRST });
  expect(await server.stop()).toBe(0);
  await rm(join(dataDir(), 'read-models'), { recursive: true });
  server = await start();
  expect(await card(FIRST)).toEqual(before);
  const repeated = await client().command('school-mariel', report(FIRST, idOf('its report')));
  expect([repeated.status, repeated.text]).toEqual([201, answer.text]);
}, 180_000);

it('while the log is away decisions are refused as unavailable and readiness says so; nothing of them is stored', async () => {
  const { port } = double;
  await double.stop();
  const [answer, ready] = await Promise.all([
    client().command('school-mariel', report(THIRD, idOf('a report in vain'))),
    fetch(`${server.url}/health/ready`),
  ]);
  expect(answer.status).toBe(503);
  expect(answer.json).toMatchObject({ code: 'LOG_UNAVAILABLE' });
  expect(ready.status).toBe(503);
  await again(port);
  expect((await client().command('school-mariel', report(SECOND, idOf('a second report')))).status).toBe(201);
  expect((await client().get('secretary-mariel', `/families/${THIRD}`)).status).toBe(404);
  expect(await card(SECOND)).toMatchObject({ familyId: SECOND });
}, 180_000);

it('the start is refused when the log was restored to an earlier point', async () => {
  expect(await server.stop()).toBe(0);
  await double.stop();
  const earlier = join(home, 'earlier.db');
  await again(0, earlier);
  const { code, said } = await refused({});
  expect(code).toBe(1);
  expect(said).toMatch(/^[^\n]*восстановлен[^\n]* \/ [^\n]*restored[^\n]*$/);
  await double.stop();
  await copyFile(logFile(), join(home, 'same.db'));
  await again(0, join(home, 'same.db'));
  server = await start();
  expect(await card(SECOND)).toMatchObject({ familyId: SECOND });
}, 180_000);

it.each([
  ['an address that is none', 'http://admin:s3cret@127.0.0.1:1', 'EVENTSTORE_URL'],
  ['a parameter that is none', 'esdb://admin:s3cret@127.0.0.1:1?tsl=false', 'tsl'],
])('the start is refused in one sentence for %s, which shows no password', async (_name, url, named) => {
  const fresh = await mkdtemp(join(home, 'fresh-'));
  const { code, said } = await refused({ EVENTSTORE_URL: url, DATA_DIR: fresh });
  expect(code).toBe(1);
  expect(said).toMatch(/^[^\n]*[а-яё][^\n]* \/ [^\n]*[a-z][^\n]*$/i);
  expect(said).toContain(named);
  expect(said).not.toContain('s3cret');
});
