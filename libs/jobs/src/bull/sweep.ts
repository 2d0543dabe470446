import type Bull from 'bull';
import type { Job, JobKind, Sealer } from '../port';
import { jobOf, type JobData, type Stored } from './job';
import { runOf, type JobRuns } from './runs';

const PAGE = 500;

/** Removes what has expired, what was dropped, and what cannot be opened any more; both lists from their ends. */
export async function sweepQueue({ queue, kind, runs, isOver, sealer }: Sweeping): Promise<void> {
  const ended: readonly Stored[] = [
    ...(await queue.getCompleted(0, PAGE - 1)),
    ...(await queue.getFailed(0, PAGE - 1)),
  ];
  for (const stored of ended) {
    const job = await jobOf(stored, kind);
    const isCurrent = await runs.isCurrent(String(stored.id));
    if (isCurrent && !isOver(job) && (await sealer.open(stored.data.input)) !== null) continue;
    await stored.remove();
    const { jobId, run } = runOf(String(stored.id));
    if (isCurrent) await runs.forget(jobId, { kind: kind.name, run });
  }
}
interface Sweeping {
  readonly queue: Bull.Queue<JobData>;
  readonly kind: JobKind;
  readonly runs: JobRuns;
  readonly isOver: (job: Job) => boolean;
  readonly sealer: Sealer;
}
