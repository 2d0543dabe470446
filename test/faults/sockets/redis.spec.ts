import { setTimeout as pause } from 'node:timers/promises';
import { openBullJobs, QueueUnavailable, type JobQueue } from '@kurator/jobs';
import { KINDS, processors, request, testSealer } from '../../contract/jobs/harness';
import { describeWithRedis, startRedis, type TestRedis } from '../../support/redis';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy';

/** Longer than an idle queue waits for its next job, 5 s: only then is silence a sign of anything. */
const TIMES = { lockMs: 1_000, stalledMs: 200, sweepMs: 60_000, silentMs: 6_000 };
const HEALED_WITHIN_MS = 30_000;

describeWithRedis('the connections to Redis', () => {
  let redis: TestRedis;
  let proxy: TcpProxy;
  let queue: JobQueue;
  const done: string[] = [];
  beforeEach(async () => {
    done.length = 0;
    redis = await startRedis();
    proxy = await startTcpProxy(Number(new URL(redis.url).port));
    queue = await openBullJobs({
      ...{ kinds: KINDS, times: TIMES, sealer: testSealer(), now: () => '2026-04-20T06:00:00.000Z' },
      ...{ url: `redis://127.0.0.1:${proxy.port}`, log: { error: () => undefined, warn: () => undefined } },
    });
    queue.start(processors({ resumed: (_input, run) => Promise.resolve(void done.push(run.jobId)) }));
  });
  afterEach(async () => {
    proxy.set('passes');
    await queue.close();
    await proxy.stop();
    await redis.remove();
  });
  /** Asks again, by the same name, until it is heard: as every caller may. */
  async function asked(): Promise<string> {
    const wanted = request('resumed');
    for (const end = performance.now() + HEALED_WITHIN_MS; performance.now() < end; await pause(100)) {
      const put = await queue.put(wanted).catch((error: unknown) => {
        if (error instanceof QueueUnavailable) return null;
        throw error;
      });
      if (put !== null) return wanted.jobId;
    }
    throw new Error('no job is taken any more');
  }
  const isDone = async (jobId: string): Promise<boolean> => {
    for (const end = performance.now() + HEALED_WITHIN_MS; performance.now() < end; await pause(50))
      if (done.includes(jobId)) return true;
    return false;
  };

  it.each<readonly [string, () => Promise<void>]>([
    ['are slow', async () => (proxy.delay(80), await pause(500), proxy.delay(0))],
    [
      'are cut, again and again',
      async () => {
        for (let n = 0; n < 6; n += 1) {
          proxy.cut();
          await pause(80);
        }
      },
    ],
    ['hold back the answers', async () => (proxy.set('stalls'), await pause(1500), proxy.set('passes'))],
    ['are open on our side only', async () => (proxy.set('half-open'), await pause(500), proxy.set('passes'))],
  ])(
    'that %s lose no job: what was asked for is done, before and after',
    async (_what, trouble) => {
      const before = await asked();
      expect(await isDone(before)).toBe(true);
      const under = asked();
      await trouble();
      expect(await isDone(await under)).toBe(true);
      expect(await isDone(await asked())).toBe(true);
    },
    90_000,
  );
});
