import type { JobLog, JobKind, Sealer } from '../port';
import { MOST_SEEN, type JobSeen, type JobsSeen } from '../seen';
import { reaching } from './errors';
import { jobOf } from './job';
import { openBullJobs } from './open';

/** Whoever looks on opens nothing and destroys nothing. */
const LOOKS_ON: Sealer = {
  seal: () => Promise.reject(new Error('whoever looks on seals nothing')),
  open: () => Promise.resolve(null),
  destroy: () => Promise.reject(new Error('whoever looks on destroys nothing')),
  expire: () => Promise.resolve(),
};
const last = MOST_SEEN - 1;

export interface Looking {
  readonly kinds: readonly JobKind[];
  readonly now: () => string;
  readonly log: JobLog;
}

/** Looks at the jobs in Redis. @throws ConfigRefused, QueueUnavailable */
export async function seeBullJobs(url: string, looking: Looking): Promise<JobsSeen> {
  const queue = await openBullJobs({ ...looking, sealer: LOOKS_ON, url });
  try {
    const jobs: JobSeen[] = [];
    await reaching(async () => {
      for (const kind of looking.kinds) {
        const own = queue.queues.get(kind.name);
        const stored = own ? [...(await own.getActive(0, last)), ...(await own.getWaiting(0, last))] : [];
        for (const one of stored) {
          const { status, progress } = await jobOf(one, kind);
          if (status !== 'DONE') jobs.push({ kind: kind.name, status, progress });
        }
      }
    });
    for (const { kind, progress, failure } of (await queue.dead()).slice(0, MOST_SEEN))
      jobs.push({ kind, status: 'FAILED', progress, ...(failure && { failure }) });
    return { counts: await queue.counts(), jobs };
  } finally {
    await queue.close();
  }
}
