import { backOff, expiryOf } from '../kinds';
import { INTERRUPTED, outcomeOf } from '../outcome';
import { JobStopped, type JobKind, type JobRun, type Processor, type Progress, type QueueOptions } from '../port';
import type { JobFile } from './store';

/** How often progress goes into the file, ms; in between it is kept in memory. */
const TOLD_EVERY_MS = 500;

/** The jobs of one kind, one after the other. */
export interface Lane {
  /** Looks for work. */
  wake(): void;
  /** What runs under this id, or waits for its next attempt, was dropped. */
  dropped(jobId: string): void;
  progress(jobId: string): Progress | null;
  stop(): Promise<void>;
}
interface Under {
  readonly jobId: string;
  readonly breaking: AbortController;
  /** Its row is gone, and may be another's by now: nothing is written any more. */
  dropped: boolean;
  progress: Progress | null;
  toldAt: number;
}

export function lane(
  { file, kind, processor }: { file: JobFile; kind: JobKind; processor: Processor },
  { sealer, now, log, passes }: Omit<QueueOptions, 'kinds'>,
): Lane {
  /** Those that wait for their next attempt. */
  const resting = new Map<string, NodeJS.Timeout>();
  const elapsed = (): number => Date.parse(now());
  let under: Under | null = null;
  let working: Promise<void> = Promise.resolve();
  let stopped = false;
  let awake = false;

  const runOf = async (job: Under, saved: string | null): Promise<JobRun> => {
    const demand = (): void => {
      if (job.breaking.signal.aborted) throw new JobStopped();
    };
    const opened = saved === null ? null : await sealer.open(saved);
    return {
      jobId: job.jobId,
      saved: opened === null ? undefined : (JSON.parse(opened) as unknown),
      signal: job.breaking.signal,
      tell: (progress) => {
        demand();
        job.progress = progress;
        if (elapsed() - job.toldAt < TOLD_EVERY_MS) return Promise.resolve();
        job.toldAt = elapsed();
        file.tell(job.jobId, progress);
        return Promise.resolve();
      },
      save: async (state) => {
        demand();
        const sealed = await sealer.seal(kind.holds, JSON.stringify(state));
        demand();
        file.save(job.jobId, sealed);
        if (job.progress !== null) file.tell(job.jobId, job.progress);
      },
    };
  };
  const restUntilNext = (jobId: string, attempts: number): void => {
    const timer = setTimeout(
      () => {
        resting.delete(jobId);
        wake();
      },
      backOff(kind, attempts),
    );
    resting.set(jobId, timer);
  };
  const stoppedOne = (jobId: string): void => {
    if (kind.afterCrash === 'MARK') file.fail(jobId, INTERRUPTED, expiryOf(kind, now()));
    else file.rest(jobId);
  };
  const ended = (job: Under, error: unknown): void => {
    const { jobId } = job;
    const attempts = file.find(jobId)?.attempts ?? 0;
    if (job.breaking.signal.aborted) return stoppedOne(jobId);
    const outcome = outcomeOf(kind, attempts, error, passes?.(error));
    if (typeof outcome === 'object') {
      if (!outcome.expected) log.error({ err: error, jobId, kind: kind.name }, 'a job failed');
      file.fail(jobId, outcome.failure, expiryOf(kind, now()));
      return;
    }
    log.warn({ err: error, jobId, kind: kind.name, attempts }, 'a job failed and is tried again');
    file.wait(jobId);
    restUntilNext(jobId, attempts);
  };
  const finished = async (job: Under, result: unknown): Promise<void> => {
    const sealed = await sealer.seal(kind.holds, JSON.stringify(result ?? null));
    if (job.dropped) return;
    if (job.progress !== null) file.tell(job.jobId, job.progress);
    file.finish(job.jobId, sealed, expiryOf(kind, now()));
  };
  const once = async (job: Under): Promise<void> => {
    const held = file.sealed(job.jobId);
    const input = held === null ? null : await sealer.open(held.input);
    if (held === null || input === null) return void file.remove(job.jobId);
    if (job.dropped) return;
    file.begin(job.jobId);
    try {
      await finished(job, await processor(JSON.parse(input), await runOf(job, held.saved)));
    } catch (error) {
      if (!job.dropped) ended(job, error);
    }
  };
  const work = async (): Promise<void> => {
    for (;;) {
      const next = stopped ? undefined : file.open(kind.name).find((id) => !resting.has(id));
      if (next === undefined) {
        // At once, or who puts a job in this very moment would wake nobody.
        awake = false;
        return;
      }
      under = { jobId: next, breaking: new AbortController(), dropped: false, progress: null, toldAt: elapsed() };
      try {
        await once(under);
      } catch (error) {
        // The file itself refuses: what is in it stays as it is, and is tried again later.
        log.error({ err: error, jobId: next, kind: kind.name }, 'the jobs file cannot be written');
        restUntilNext(next, 1);
      } finally {
        under = null;
      }
    }
  };
  const wake = (): void => {
    if (awake || stopped) return;
    awake = true;
    working = work().catch((error: unknown) => {
      awake = false;
      log.error({ err: error, kind: kind.name }, 'the jobs file cannot be read');
    });
  };
  return {
    wake,
    dropped(jobId) {
      clearTimeout(resting.get(jobId));
      resting.delete(jobId);
      if (under?.jobId !== jobId) return;
      under.dropped = true;
      under.breaking.abort();
    },
    progress: (jobId) => (under?.jobId === jobId && !under.dropped ? under.progress : null),
    async stop() {
      stopped = true;
      for (const timer of resting.values()) clearTimeout(timer);
      under?.breaking.abort();
      await working;
    },
  };
}
