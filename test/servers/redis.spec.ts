import { randomUUID } from 'node:crypto';
import { openBullJobs } from '@kurator/jobs';
import { jobContract } from '../contract/jobs/contract';
import type { MakePlace } from '../contract/jobs/harness';
import { keysOfRedis } from '../support/redis';
import { whenSet } from './when-set';

/** Short, so that a test need not wait for what takes half a minute in life. */
const TIMES = { lockMs: 1_000, stalledMs: 200, sweepMs: 60_000 };

jest.setTimeout(60_000);

whenSet('REDIS_URL', (url) => {
  /** Keys of its own beside those of others, removed at the end. */
  const onServer: MakePlace = async () => {
    const prefix = `contract-${randomUUID()}`;
    const keys = keysOfRedis(url, prefix);
    return {
      open: (options) => openBullJobs({ ...options, url, prefix, times: TIMES }),
      bytes: keys.content,
      remove: keys.remove,
    };
  };
  jobContract('on a real server, by Bull', onServer);
});
