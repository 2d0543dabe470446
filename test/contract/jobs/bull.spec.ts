import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBullJobs } from '@kurator/jobs';
import { describeWithRedis, startRedis } from '../../support/redis';
import { jobContract } from './contract';
import type { MakePlace } from './harness';

/** Short, so that a test need not wait for what takes half a minute in life. */
const TIMES = { lockMs: 1_000, stalledMs: 200, sweepMs: 60_000 };

const inRedis: MakePlace = async () => {
  const redis = await startRedis();
  const bytes = async (dir: string): Promise<Buffer> => {
    const names = await readdir(dir, { recursive: true, withFileTypes: true });
    const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
  };
  return {
    open: (options) => openBullJobs({ ...options, url: redis.url, times: TIMES }),
    bytes: () => bytes(redis.dir),
    remove: () => redis.remove(),
  };
};

describeWithRedis('with Redis', () => jobContract('in Redis by Bull', inRedis));
