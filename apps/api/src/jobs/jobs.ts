import type { Logger } from '@kurator/platform';

/** How far a job is; unit of account is what it works on, families as a rule. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}
export interface Job {
  readonly jobId: string;
  readonly status: 'RUNNING' | 'DONE' | 'FAILED';
  readonly progress: Progress;
  /** What the query would have answered; only when it is DONE. */
  readonly result?: Readonly<Record<string, unknown>>;
}
type Work = (tell: (progress: Progress) => void) => Promise<Readonly<Record<string, unknown>>>;
interface Kept {
  readonly owner: string;
  dropped: boolean;
  job: Job;
}

/** The server stops, or the user wants it no more: the job is not finished, and was not at fault. */
class JobStopped extends Error {}

/** Jobs that are remembered at most; the oldest are forgotten first. */
const MOST = 200;

/** Jobs of this process: a crash forgets them, and who asks for one is told that there is none. */
export interface Jobs {
  /** Starts the work and answers its id at once. */
  start(owner: string, work: Work): string;
  /** Null for an unknown job, and for another user's. */
  find(owner: string, jobId: string): Job | null;
  /** Breaks the user's job off at its next step, and forgets it with its result. False when there is none. */
  drop(owner: string, jobId: string): boolean;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
  /** Breaks off what runs, at its next step. */
  stop(): Promise<void>;
}

export function openJobs({ newId, logger }: { newId: () => string; logger: Pick<Logger, 'error'> }): Jobs {
  const kept = new Map<string, Kept>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  async function run(held: Kept, work: Work): Promise<void> {
    const { jobId } = held.job;
    try {
      const result = await work((progress) => {
        if (stopped || held.dropped) throw new JobStopped();
        held.job = { ...held.job, progress };
      });
      held.job = { ...held.job, status: 'DONE', result };
    } catch (error) {
      if (!(error instanceof JobStopped)) logger.error({ err: error, jobId }, 'a job failed');
      held.job = { ...held.job, status: 'FAILED' };
    }
  }
  return {
    start(owner, work) {
      const jobId = newId();
      const held: Kept = { owner, dropped: false, job: { jobId, status: 'RUNNING', progress: { done: 0, total: 0 } } };
      kept.set(jobId, held);
      for (const old of kept.keys()) if (kept.size > MOST) kept.delete(old);
      const ended = run(held, work).finally(() => running.delete(ended));
      running.add(ended);
      return jobId;
    },
    find(owner, jobId) {
      const held = kept.get(jobId);
      return held?.owner === owner ? held.job : null;
    },
    drop(owner, jobId) {
      const held = kept.get(jobId);
      if (held?.owner !== owner) return false;
      held.dropped = true;
      return kept.delete(jobId);
    },
    idle: async () => void (await Promise.all(running)),
    async stop() {
      stopped = true;
      await Promise.all(running);
    },
  };
}
