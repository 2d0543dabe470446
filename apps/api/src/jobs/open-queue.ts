import { join } from 'node:path';
import { openInProcessJobs, type JobQueue } from '@kurator/jobs';
import type { Config, KuratorClock, Logger } from '@kurator/platform';
import type { Register } from '../queries/register';
import type { Ground } from '../register/ground';
import { JOB_KINDS } from './kinds';
import { vaultSealer } from './sealer';
import { userJobs, type UserJobs } from './user-jobs';

export interface QueueParts {
  readonly config: Pick<Config, 'dataDir'>;
  readonly clock: KuratorClock;
  readonly logger: Logger;
  readonly register: Register;
}

/** Opens the jobs: in this process, kept in `jobs.db`. */
export function openQueue(
  { log, vault }: Ground,
  { config, clock, logger, register }: QueueParts,
): { readonly queue: JobQueue; readonly jobs: UserJobs } {
  const queue = openInProcessJobs({
    file: join(config.dataDir, 'jobs.db'),
    kinds: JOB_KINDS,
    sealer: vaultSealer(vault, clock.now),
    now: clock.now,
    log: logger,
  });
  // An answer is of what the log held, on a day.
  const basis = async (): Promise<string> => `${(await log.head()) ?? ''}/${register.today('REGION')}`;
  return { queue, jobs: userJobs(queue, basis) };
}
