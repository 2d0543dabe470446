import type { JobCounts, JobFailure, JobStatus, Progress } from './port';

/** A job as an operator sees it who only looks on. */
export interface JobSeen {
  readonly kind: string;
  readonly status: Exclude<JobStatus, 'DONE'>;
  readonly progress: Progress;
  readonly failure?: JobFailure;
}
/** The jobs beside the processes that do them. */
export interface JobsSeen {
  readonly counts: JobCounts;
  /** Those under way, those that wait, and the dead letters; the newest of each kind at most. */
  readonly jobs: readonly JobSeen[];
}
/** Jobs of each state that are listed at most. */
export const MOST_SEEN = 20;
