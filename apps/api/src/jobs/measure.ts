import type { JobCounts, JobQueue } from '@kurator/jobs';
import type { Metrics } from '@kurator/platform';

const HELP = {
  waiting: 'Jobs that wait for their turn or their next attempt',
  running: 'Jobs under way',
  failed: 'Jobs that have failed for good and can be asked again',
} as const satisfies Readonly<Record<keyof JobCounts, string>>;

/** Shows how the queue of jobs stands; a queue that is out of reach has no number, and the other figures go out. */
export function measureJobs(metrics: Pick<Metrics, 'gauge'>, queue: Pick<JobQueue, 'counts'>): void {
  for (const name of Object.keys(HELP) as (keyof JobCounts)[])
    metrics.gauge(`kurator_jobs_${name}`, HELP[name], () =>
      queue.counts().then(
        (counts) => counts[name],
        () => Number.NaN,
      ),
    );
}
