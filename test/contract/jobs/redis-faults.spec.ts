import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openBullJobs, QueueFull, QueueUnavailable, type JobQueue, type Sealer } from '@kurator/jobs';
import { builtFile, ConfigRefused } from '@kurator/platform';
import { freePort } from '../../support/server';
import { describeWithRedis, startRedis, type TestRedis } from '../../support/redis';
import { ended, gate, KINDS, processors, request, testSealer } from './harness';

const TIMES = { lockMs: 600, stalledMs: 150, sweepMs: 60_000 };
const log = { error: () => undefined, warn: () => undefined };
const open = (url: string, sealer: Sealer = testSealer()): Promise<JobQueue> =>
  openBullJobs({ url, times: TIMES, kinds: KINDS, sealer, now: () => '2026-04-20T06:00:00.000Z', log });
const refusal = async (url: string): Promise<Error> =>
  open(url).then(
    () => new Error('it was opened'),
    (error: unknown) => error as Error,
  );
const started = { redis: null as TestRedis | null };
const redisWith = async (options: Readonly<Record<string, string>> = {}): Promise<TestRedis> =>
  (started.redis = await startRedis(options));
afterEach(async () => {
  await started.redis?.remove();
  started.redis = null;
});

describeWithRedis('a Redis that cannot be used at the start', () => {
  it('is told in one sentence when nobody answers', async () => {
    const error = await refusal(`redis://:secret@127.0.0.1:${await freePort()}`);
    expect(error).toBeInstanceOf(ConfigRefused);
    expect(error.message).toMatch(/^REDIS_URL: сервер 127.0.0.1:\d+ не отвечает.* \/ .*does not answer/);
    expect(error.message).not.toContain('secret');
  });

  it('is told apart when the password is wrong or missing', async () => {
    const { url } = await redisWith({ requirepass: 'right' });
    for (const one of [url.replace('right', 'wrong'), url.replace(':right@', '')]) {
      const error = await refusal(one);
      expect(error).toBeInstanceOf(ConfigRefused);
      expect(error.message).toMatch(/не принял имя или пароль \/ .*does not accept the name or password$/);
      expect(error.message).not.toMatch(/wrong|right/);
    }
    await (await open(url)).close();
  });

  it('is refused when it would evict jobs, and when it is a replica', async () => {
    const { url } = await redisWith({ maxmemory: '64mb', 'maxmemory-policy': 'allkeys-lru' });
    expect((await refusal(url)).message).toMatch(/allkeys-lru.*noeviction/);
    await started.redis?.remove();
    const primary = await redisWith();
    const port = new URL(primary.url).port;
    const replica = await startRedis({ replicaof: `127.0.0.1 ${port}` });
    expect((await refusal(replica.url)).message).toMatch(/реплика.* \/ .*read-only replica/);
    await replica.remove();
  });
});

describeWithRedis('a Redis in trouble later', () => {
  it('that is full takes no job, says so, and loses none that it has', async () => {
    const redis = await redisWith({ 'maxmemory-policy': 'noeviction' });
    const queue = await open(redis.url);
    queue.start(processors({ resumed: () => Promise.resolve('found') }));
    const before = await queue.put(request('resumed'));
    await ended(queue, before.jobId);
    await redis.call('CONFIG', 'SET', 'maxmemory', '1');
    const refused = request('resumed');
    await expect(queue.put(refused)).rejects.toBeInstanceOf(QueueFull);
    expect(await queue.find(refused.jobId)).toBeNull();
    expect(await queue.open(before.jobId)).toMatchObject({ result: 'found' });
    await redis.call('CONFIG', 'SET', 'maxmemory', '0');
    await queue.put(refused);
    expect(await ended(queue, refused.jobId)).toMatchObject({ status: 'DONE' });
    await queue.close();
  });

  it('that is away takes none, and what it holds is done when it is back', async () => {
    const redis = await redisWith();
    const queue = await open(redis.url);
    const go = gate();
    const begun = gate();
    queue.start(
      processors({
        resumed: async () => {
          begun.open();
          await go.opened;
          return 'found';
        },
      }),
    );
    const asked = request('resumed');
    await queue.put(asked);
    await begun.opened;
    await redis.down();
    await expect(queue.put(request('resumed'))).rejects.toBeInstanceOf(QueueUnavailable);
    await expect(queue.find(asked.jobId)).rejects.toBeInstanceOf(QueueUnavailable);
    go.open();
    await redis.up();
    expect(await ended(queue, asked.jobId)).toMatchObject({ status: 'DONE' });
    expect(await queue.open(asked.jobId)).toMatchObject({ result: 'found' });
    await queue.close();
  }, 40_000);
});

/** A process of its own that takes both jobs, saves in one of them, says so, and never ends by itself. */
const DYING = `
const { openBullJobs } = require(process.argv[1]);
const [kinds, url, times] = JSON.parse(process.argv[2]);
const sealer = { seal: async (_, text) => Buffer.from(text).toString('hex'), open: (text) => Buffer.from(text, 'hex').toString() };
const log = { error() {}, warn() {} };
const never = new Promise(() => undefined);
openBullJobs({ kinds, url, times, sealer: { ...sealer, expire: async () => {} }, log, now: () => new Date().toISOString() }).then((queue) =>
  queue.start({
    resumed: async (_, run) => { await run.save({ at: 7 }); console.log('saved'); await never; },
    marked: async () => { console.log('begun'); await never; },
  }),
);`;
const hexSealer = {
  ...testSealer(),
  seal: (_holds: string, text: string) => Promise.resolve(Buffer.from(text).toString('hex')),
  open: (sealed: string) => Promise.resolve(Buffer.from(sealed, 'hex').toString()),
};

describeWithRedis('a process that is killed with its jobs', () => {
  it('leaves them to another: one goes on from where it saved, the other kind is marked as interrupted', async () => {
    const redis = await redisWith();
    const living = await open(redis.url, hexSealer);
    const [resumed, marked] = [request('resumed'), request('marked')];
    const args = ['-e', DYING, builtFile('libs/jobs/src/index'), JSON.stringify([KINDS, redis.url, TIMES])];
    const dying = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    dying.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    await living.put(resumed);
    await living.put(marked);
    while (!said.includes('saved') || !said.includes('begun')) await once(dying.stdout, 'data');
    dying.kill('SIGKILL');
    living.start(
      processors({ resumed: (_input, run) => Promise.resolve({ from: run.saved }), marked: () => Promise.resolve('') }),
    );
    expect(await ended(living, resumed.jobId)).toMatchObject({ status: 'DONE' });
    expect(await living.open(resumed.jobId)).toMatchObject({ result: { from: { at: 7 } } });
    expect((await ended(living, marked.jobId)).failure).toEqual({ code: 'JOB_INTERRUPTED', params: {} });
    await living.close();
  }, 40_000);
});
