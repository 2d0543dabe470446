import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDouble, type Double } from '../../doubles/eventstoredb/double';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';
import { batchOf } from '../../faults/load';
import { makeClient, type Client } from '../../support/client';
import { startCollector, type Collector } from '../../support/collector';
import { TEST_PASSWORD, testDirectory } from '../../support/directory';
import { idOf } from '../../support/ids';
import { eventually, startProcess, type Json, type RunningProcess } from '../../support/process';
import { PLACES } from '../../support/places';
import { describeWithRedis, startRedis, type TestRedis } from '../../support/redis';
import { startServer, type RunningServer } from '../../support/server';
import { answersOf, push, QUESTIONS, SECRETARY } from '../mongodb/same-answers';

// Many processes are started one after the other: on a busy machine each start takes its time.
jest.setTimeout(240_000);

interface House {
  readonly home: string;
  readonly log: Double;
  readonly mongo: MongoDouble;
  readonly redis: TestRedis;
  readonly collector: Collector;
}
let house: House;
const running: (() => Promise<unknown>)[] = [];
let starts = 0;
const env = () => ({
  EVENTSTORE_URL: house.log.url,
  MONGODB_URL: `${house.mongo.url('register')}?serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500`,
  REDIS_URL: house.redis.url,
  OTEL_EXPORTER_OTLP_ENDPOINT: house.collector.url,
});
const folder = (): string => join(house.home, `process-${(starts += 1)}`);
async function api(also = 'none'): Promise<RunningServer> {
  const dataDir = folder();
  const more = { ...env(), API_ALSO: also };
  const server = await startServer({
    directory: testDirectory(),
    clockStart: '',
    dataDir,
    env: more,
    readyWithinMs: 120_000,
  });
  running.push(server.stop);
  return server;
}
async function beside(app: 'projector' | 'worker'): Promise<RunningProcess> {
  const one = await startProcess({ app, dataDir: folder(), clockStart: '', env: env() });
  running.push(one.stop);
  return one;
}
const isOwner = async (one: RunningProcess): Promise<boolean> =>
  ((await one.health())?.['parts'] as Json | undefined)?.['projecting'] === 'owner';

describeWithRedis('a register in several processes', () => {
  let embedded: RunningServer;
  let projectors: RunningProcess[];
  let worker: RunningProcess;
  let apis: RunningServer[];

  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), 'kurator-processes-'));
    house = {
      home,
      log: await startDouble({ file: join(home, 'double.db') }),
      mongo: await startMongoDouble(),
      redis: await startRedis(),
      collector: await startCollector(),
    };
    projectors = [await beside('projector')];
    // At once: each of them finds no directory, and imports its own file.
    apis = await Promise.all([api(), api()]);
    projectors.push(await beside('projector'));
    worker = await beside('worker');
    embedded = await startServer({ directory: testDirectory(), clockStart: '' });
    running.push(embedded.stop);
  });
  afterAll(async () => {
    for (const stop of running.splice(0).reverse()) await stop();
    await house.log.stop();
    await house.mongo.stop();
    await house.redis.remove();
    await house.collector.close();
    await rm(house.home, { recursive: true, force: true });
  });
  const same = async (family: string): Promise<void> => {
    const expected = await answersOf(embedded.url, family);
    expect(expected).toHaveLength(QUESTIONS.length);
    for (const { url } of apis) expect(await answersOf(url, family)).toEqual(expected);
  };
  const decided = async (name: string, families: number): Promise<void> => {
    expect(new Set(await push(makeClient(embedded.url), name, families))).toEqual(new Set([201]));
    // Half a name at each process; a family's lines stay together.
    const [one, other] = apis as [RunningServer, RunningServer];
    const pushed = await Promise.all([one, other].map(({ url }) => push(makeClient(url), name, families)));
    expect(new Set(pushed.flat())).toEqual(new Set([201]));
  };

  it('one projector keeps the read models, and both API processes answer as one process would', async () => {
    await eventually('one projector has the turn', () => isOwner(projectors[0] as RunningProcess));
    expect(await isOwner(projectors[1] as RunningProcess)).toBe(false);
    await decided('first', 8);
    await same('first/7');
  });

  it('signs in at one process for all of them, and shows what one has read to who asks another', async () => {
    const [one, other] = apis as [RunningServer, RunningServer];
    const answer = await makeClient(one.url).get(SECRETARY, `/families/${idOf('first/3')}`);
    expect(answer.status).toBe(200);
    const audit = await makeClient(other.url).get(
      'inspector',
      `/audit?family=${idOf('first/3')}&from=2026-01-01&to=2026-12-31`,
    );
    expect(audit.status).toBe(200);
    expect((audit.json as { items: Json[] }).items).toContainEqual(expect.objectContaining({ user: SECRETARY }));
  });

  it('does by the worker what is asked of one API process, and gives it out at another', async () => {
    const [one, other] = apis as [RunningServer, RunningServer];
    const asked = await makeClient(one.url).post(SECRETARY, '/exports', {
      form: 'BANK',
      filters: { municipality: PLACES.mariel.oktmo },
      format: 'JSON',
    });
    expect([asked.status, asked.text]).toEqual([202, asked.text]);
    const { jobId } = asked.json as { jobId: string };
    await eventually('the job is done', async () => {
      const { json } = await makeClient(other.url).get(SECRETARY, `/jobs/${jobId}`);
      if ((json as Json)['status'] === 'FAILED') throw new Error(JSON.stringify(json));
      return (json as Json)['status'] === 'DONE';
    });
    const file = await makeClient(other.url).get(SECRETARY, `/jobs/${jobId}/file`);
    expect([file.status, file.text.includes('ымышлен')]).toEqual([200, true]);
    expect(worker.output()).not.toContain('"level":"error"');
  });

  it('traces a decision from the process that took it to the one that applied it', async () => {
    const [one] = apis as [RunningServer];
    const [report] = batchOf('traced', 1) as [{ commandId: string } & Parameters<Client['command']>[1]];
    for (const { url } of [one, embedded]) expect((await makeClient(url).command(SECRETARY, report)).status).toBe(201);
    const spans = () => house.collector.spans.filter(({ traceId }) => traceId === report.commandId.replaceAll('-', ''));
    const named = (name: string) => spans().find((span) => span.name.startsWith(name));
    const seen = () => Promise.resolve(['POST', 'append family', 'project'].every(named));
    await eventually('the spans of both are with the collector', seen, 60_000);
    expect(named('append family')?.parentSpanId).toBe(named('POST')?.spanId);
    expect(named('project')?.parentSpanId).toBe(named('append family')?.spanId);
  });

  it('replaces an owner that is killed, within fifteen seconds, and one that is stopped at once; nothing is applied twice', async () => {
    const [first, second] = projectors as [RunningProcess, RunningProcess];
    await decided('second', 4);
    await first.kill();
    const killed = performance.now();
    const replaced = async (): Promise<number> => {
      await eventually('the other projector has the turn', () => isOwner(second));
      return performance.now() - killed;
    };
    const [ms] = await Promise.all([replaced(), decided('third', 4)]);
    expect(ms).toBeLessThan(15_000);
    await same('third/3');
    const third = await beside('projector');
    const stopping = second.stop();
    const stopped = performance.now();
    await eventually('the third projector has the turn', () => isOwner(third), 20_000);
    expect(performance.now() - stopped).toBeLessThan(5_000);
    expect(await stopping).toBe(0);
    await decided('fourth', 4);
    await same('fourth/3');
  });

  it('destroys data for all processes, also for those that have them in memory', async () => {
    const [one, other] = apis as [RunningServer, RunningServer];
    const path = `/families/${idOf('first/5')}`;
    const before = await makeClient(other.url).get(SECRETARY, path);
    expect(before.text).toContain('ымышлен');
    const persons = ((before.json as Json)['members'] as Json[]).map(({ personId }) => String(personId));
    const destroyed = await makeClient(one.url).command(SECRETARY, {
      familyId: idOf('first/5'),
      commandId: idOf('a destruction'),
      command: 'destroy-personal-data',
      data: {
        occurredOn: '2026-06-01',
        persons,
        act: { kind: 'DK-99', number: '1', date: '2026-06-01' },
        reason: 'вымышленный акт',
      },
    });
    expect([destroyed.status, destroyed.text]).toEqual([201, destroyed.text]);
    const after = await makeClient(other.url).get(SECRETARY, path);
    expect(JSON.stringify((after.json as Json)['members'])).not.toContain('ымышлен');
  });

  it('says which part is away while it is, to whoever asks, and answers again when it is back', async () => {
    const { url } = apis[1] as RunningServer;
    const client = makeClient(url);
    const signedIn = async (): Promise<readonly [number, string | null]> => {
      const answer = await fetch(`${url}/api/v1/auth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: SECRETARY, password: TEST_PASSWORD }),
      });
      return [answer.status, ((await answer.json()) as { code?: string }).code ?? null];
    };
    const read = async (path: string): Promise<readonly [number, string | null]> => {
      const { status, json } = await client.get(SECRETARY, path);
      return [status, (json as { code?: string }).code ?? null];
    };
    const asked = () => Promise.all([read(`/families/${idOf('first/3')}`), read('/bank/families'), signedIn()]);
    const well = [200, 200, 200].map((status) => [status, null]);
    await eventually('all is answered before', async () => JSON.stringify(await asked()) === JSON.stringify(well));
    await house.mongo.goAway();
    for (const [status, code] of await asked())
      expect([status, code]).toEqual([503, expect.stringMatching(/_UNAVAILABLE$/)]);
    await house.mongo.comeBack();
    await eventually('all is answered again', async () => JSON.stringify(await asked()) === JSON.stringify(well));
  });
});
