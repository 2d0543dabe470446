import type { JobCounts, JobQueue } from '@kurator/jobs';
import type { Metrics } from '@kurator/platform';

const OUT_OF_REACH: JobCounts = { waiting: Number.NaN, running: Number.NaN, failed: Number.NaN };

/** Shows how the queue of jobs stands; a queue that is out of reach has no number, and the other figures go out. */
export function measureJobs(metrics: Pick<Metrics, 'figures'>, queue: Pick<JobQueue, 'counts'>): void {
  metrics.figures(
    {
      kurator_jobs_waiting: { help: 'Jobs that wait for their turn or their next attempt' },
      kurator_jobs_running: { help: 'Jobs under way' },
      kurator_jobs_failed: { help: 'Dead letters: jobs that have failed for good and can be asked again' },
    },
    async () => {
      const { waiting, running, failed } = await queue.counts().catch(() => OUT_OF_REACH);
      return { kurator_jobs_waiting: waiting, kurator_jobs_running: running, kurator_jobs_failed: failed };
    },
  );
}
