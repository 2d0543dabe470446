import { setTimeout as pause } from 'node:timers/promises';
import { TEST_PASSWORD, type Directory } from '../../support/directory';
import { idOf } from '../../support/ids';
import { describeWithRedis, startRedis, type TestRedis } from '../../support/redis';
import { startServer } from '../../support/server';
import { codeOf, openTown, reportOf, SECRETARY, townDirectory, type Town } from '../corrections/town';

type Json = Readonly<Record<string, unknown>>;
const FAMILY = 'known on redis';
const held = { redis: null as unknown as TestRedis, town: null as unknown as Town };
const QUESTION = '/bank/families?knownAt=2026-04-20T23:00:00Z';

const basic = (name: string, password = TEST_PASSWORD) => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
});
const board = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await fetch(`${held.town.server.managementUrl}${path}`, { headers });
  return { status: answer.status, text: await answer.text() };
};
async function ended(jobId: string, as: string = SECRETARY): Promise<Json> {
  for (let tries = 0; tries < 400; tries += 1) {
    const { json } = await held.town.client.get(as, `/jobs/${jobId}`);
    if ((json as Json)['status'] !== 'RUNNING') return json as Json;
    await pause(50);
  }
  throw new Error('the job does not end');
}
const begun = async (): Promise<string> =>
  ((await held.town.client.get(SECRETARY, QUESTION)).json as { jobId: string }).jobId;

describeWithRedis('the register with its jobs in Redis', () => {
  beforeAll(async () => {
    held.redis = await startRedis();
    held.town = await openTown(undefined, undefined, { REDIS_URL: held.redis.url });
    await held.town.send(SECRETARY, FAMILY, 'report', reportOf(FAMILY));
    await held.town.get('/bank/families');
  }, 60_000);
  afterAll(async () => {
    await held.town.server.stop();
    await held.redis.remove();
  });

  it('answers by a job what was known', async () => {
    const done = await ended(await begun());
    expect(done).toMatchObject({ status: 'DONE', result: { items: [{ familyId: idOf(FAMILY) }] } });
  });

  it('shows the queues to administrators alone, without what is sealed', async () => {
    await ended(await begun());
    expect((await board('/jobs')).status).toBe(401);
    expect((await board('/jobs/api/queues', basic(SECRETARY))).status).toBe(401);
    expect((await board('/jobs/api/queues', basic('admin', 'wrong'))).status).toBe(401);
    expect((await board('/jobs/api/queues', { ...basic('admin'), 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await board('/jobs', basic('admin'))).text).toContain('<html');
    const { status, text } = await board('/jobs/api/queues?activeQueue=known-at', basic('admin'));
    expect([status, text.includes('known-at'), text.includes(SECRETARY)]).toEqual([200, true, true]);
    expect(text).not.toMatch(/families-\d{4}-\d{2}-\d{2}-/);
    expect((await board('/metrics')).text).toMatch(/^kurator_jobs_failed 0$/m);
  });

  it('goes on deciding while Redis is away, refuses jobs in words, and does them when it is back', async () => {
    await held.redis.down();
    await held.town.send(SECRETARY, 'decided meanwhile', 'report', reportOf('decided meanwhile'));
    expect(codeOf(await held.town.client.get(SECRETARY, QUESTION))).toBe('503 JOBS_UNAVAILABLE');
    expect((await board('/metrics')).text).toMatch(/^kurator_jobs_failed Nan$/im);
    expect((await fetch(`${held.town.server.url}/health/ready`)).status).toBe(200);
    await held.redis.up();
    for (let tries = 0; tries < 100 && (await held.town.client.get(SECRETARY, QUESTION)).status !== 202; tries += 1)
      await pause(100);
    expect(await ended(await begun())).toMatchObject({ status: 'DONE' });
  }, 60_000);

  it('takes a directory file in the background, and says what is wrong with another', async () => {
    const prefer = { prefer: 'respond-async' };
    const post = async (file: Directory | Json): Promise<Json> => {
      const answer = await held.town.client.post('admin', '/directory/imports', file, prefer);
      expect(answer.status).toBe(202);
      return ended((answer.json as { jobId: string }).jobId, 'admin');
    };
    const officers = townDirectory.officers.map((one) => ({ ...one, position: `${one.position} (учебный)` }));
    const done = await post({ ...townDirectory, officers });
    expect(done).toMatchObject({ status: 'DONE', result: { municipalities: { changed: [] } } });
    expect((done['result'] as { officers: { changed: string[] } }).officers.changed).toHaveLength(officers.length);
    const { region: _region, ...without } = townDirectory;
    expect(await post(without)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'DIRECTORY_INVALID', path: 'region' },
    });
  }, 60_000);
});

describeWithRedis('a start with a Redis that cannot be used', () => {
  it('is refused in one sentence without the password', async () => {
    const redis = await startRedis({ requirepass: 'right' });
    const env = { REDIS_URL: redis.url.replace('right', 'wrong') };
    const start = startServer({ directory: townDirectory, clockStart: '2026-04-20T03:00:00.000Z', env });
    await expect(start).rejects.toThrow(/REDIS_URL: сервер 127\.0\.0\.1:\d+ не принял имя или пароль \/ /);
    await expect(start).rejects.not.toThrow(/wrong/);
    await redis.remove();
  }, 60_000);
});
