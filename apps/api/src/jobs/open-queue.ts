import { join } from 'node:path';
import { LogUnavailable } from '@kurator/event-log';
import { openBullJobs, openInProcessJobs, type BullJobs, type JobQueue } from '@kurator/jobs';
import type { Config, KuratorClock, Logger } from '@kurator/platform';
import { ReadModelsBuilding, StoreUnavailable } from '@kurator/read-models';
import { SharedStoreAway } from '@kurator/shared-store';
import type { Register } from '../queries/register';
import type { Ground } from '../register/ground';
import { JOB_KINDS } from './kinds';
import { vaultSealer } from './sealer';
import { userJobs, type UserJobs } from './user-jobs';

export interface QueueParts {
  readonly config: Pick<Config, 'dataDir' | 'redisUrl'>;
  readonly clock: KuratorClock;
  readonly logger: Logger;
  readonly register: Register;
}

/** The jobs, and what an administrator looks at when they are in Redis. */
export interface OpenedQueue {
  readonly queue: JobQueue;
  readonly jobs: UserJobs;
  readonly bull: BullJobs | null;
}

/** Of engines that are away, and of read models that do not answer yet: a job waits for them, as a caller does. */
const PASSING = [LogUnavailable, StoreUnavailable, SharedStoreAway, ReadModelsBuilding];
export const passes = (error: unknown): boolean => PASSING.some((kind) => error instanceof kind);

/**
 * Opens the jobs: in Redis when REDIS_URL is set, else in this process, kept in `jobs.db`.
 * @throws ConfigRefused when the server of REDIS_URL cannot be used
 */
export async function openQueue(
  { log, vault }: Ground,
  { config, clock, logger, register }: QueueParts,
): Promise<OpenedQueue> {
  const { dataDir, redisUrl } = config;
  const options = { kinds: JOB_KINDS, sealer: vaultSealer(vault, clock.now), now: clock.now, log: logger, passes };
  const bull = redisUrl === null ? null : await openBullJobs({ ...options, url: redisUrl });
  const queue = bull ?? openInProcessJobs({ ...options, file: join(dataDir, 'jobs.db') });
  // An answer is of what the log held, on a day.
  const basis = async (): Promise<string> => `${(await log.head()) ?? ''}/${register.today('REGION')}`;
  return { queue, bull, jobs: userJobs(queue, basis) };
}
