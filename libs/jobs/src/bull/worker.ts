import { expiryOf } from '../kinds';
import { INTERRUPTED, outcomeOf } from '../outcome';
import {
  JobStopped,
  type JobFailure,
  type JobKind,
  type JobRun,
  type Processor,
  type Progress,
  type QueueOptions,
} from '../port';
import { AttemptFailed, type JobReturn, type Stored } from './job';
import { runOf as placeOf, type JobRuns } from './runs';

/** How often progress is stored, ms. */
const TOLD_EVERY_MS = 250;
/** A time that has passed: whoever works takes the job up at once. */
const AT_ONCE = 1;
const NEVER = new Promise<never>(() => undefined);

/** Does the jobs of one kind in this process. */
export interface Worker {
  process(stored: Stored): Promise<JobReturn>;
  /** The run was dropped. */
  dropped(id: string): void;
  /** Hands on what is under way; resolves when it has. */
  stop(): Promise<void>;
}
interface Under {
  readonly stored: Stored;
  readonly breaking: AbortController;
  dropped: boolean;
  progress: Progress | null;
  toldAt: number;
  /** This process has done with it. */
  over(): void;
}
/** In Bull, but not in its declarations. */
interface Delayable {
  moveToDelayed(timestamp: number, ignoreLock?: boolean): Promise<unknown>;
}

export function worker(
  { kind, processor, runs }: { kind: JobKind; processor: Processor; runs: JobRuns },
  { sealer, now, log, passes }: Omit<QueueOptions, 'kinds'>,
): Worker {
  const under = new Map<string, { readonly job: Under; readonly left: Promise<void> }>();
  let stopping = false;

  /** @throws JobStopped when the process stops, or another run of the job is the current one */
  const demand = async (job: Under): Promise<void> => {
    if (!job.breaking.signal.aborted && !(await runs.isCurrent(String(job.stored.id)))) {
      job.dropped = true;
      job.breaking.abort();
    }
    if (job.breaking.signal.aborted) throw new JobStopped();
  };
  const flush = async ({ stored, progress }: Under): Promise<void> => {
    if (progress !== null) await stored.progress(progress);
  };
  const runOf = async (job: Under): Promise<JobRun> => {
    const { stored, breaking } = job;
    const opened = stored.data.saved === undefined ? null : await sealer.open(stored.data.saved);
    return {
      jobId: placeOf(String(stored.id)).jobId,
      saved: opened === null ? undefined : (JSON.parse(opened) as unknown),
      signal: breaking.signal,
      tell: async (progress) => {
        if (breaking.signal.aborted) throw new JobStopped();
        job.progress = progress;
        const at = Date.parse(now());
        if (at - job.toldAt < TOLD_EVERY_MS) return;
        job.toldAt = at;
        await demand(job);
        await flush(job);
      },
      save: async (state) => {
        const saved = await sealer.seal(kind.holds, JSON.stringify(state));
        await demand(job);
        await stored.update({ ...stored.data, saved });
        await flush(job);
      },
    };
  };
  /** Back to the others, without having failed. Bull hears nothing more of it from here. */
  const handedOn = async (job: Under): Promise<never> => {
    await (job.stored as Stored & Delayable).moveToDelayed(AT_ONCE);
    job.over();
    return NEVER;
  };
  const failed = async ({ stored }: Under, failure: JobFailure): Promise<never> => {
    await stored.update({ ...stored.data, expiresAt: expiryOf(kind, now()) });
    await stored.discard();
    throw new AttemptFailed(failure);
  };
  const ended = async (job: Under, error: unknown): Promise<never> => {
    const { jobId } = placeOf(String(job.stored.id));
    const attempts = job.stored.attemptsMade + 1;
    if (job.dropped) return failed(job, INTERRUPTED);
    if (stopping) return kind.afterCrash === 'RESUME' ? handedOn(job) : failed(job, INTERRUPTED);
    const outcome = outcomeOf(kind, attempts, error, passes?.(error));
    if (typeof outcome === 'object') {
      if (!outcome.expected) log.error({ err: error, jobId, kind: kind.name }, 'a job failed');
      return failed(job, outcome.failure);
    }
    log.warn({ err: error, jobId, kind: kind.name, attempts }, 'a job failed and is tried again');
    throw new AttemptFailed(INTERRUPTED);
  };
  const done = async (job: Under): Promise<JobReturn> => {
    const input = await sealer.open(job.stored.data.input);
    if (input === null) throw new JobStopped();
    const result = await processor(JSON.parse(input), await runOf(job));
    const sealed = await sealer.seal(kind.holds, JSON.stringify(result ?? null));
    if (!(await runs.isCurrent(String(job.stored.id)))) job.dropped = true;
    if (job.dropped) throw new JobStopped();
    await flush(job);
    return { sealed, expiresAt: expiryOf(kind, now()) };
  };
  return {
    process(stored) {
      const id = String(stored.id);
      let over: () => void = () => undefined;
      const left = new Promise<void>((resolve) => (over = resolve)).then(() => void under.delete(id));
      const breaking = new AbortController();
      const job: Under = { stored, breaking, dropped: false, progress: null, toldAt: 0, over: () => over() };
      under.set(id, { job, left });
      return done(job)
        .catch((error: unknown) => ended(job, error))
        .finally(() => job.over());
    },
    dropped(id) {
      const one = under.get(id);
      if (one === undefined) return;
      one.job.dropped = true;
      one.job.breaking.abort();
    },
    async stop() {
      stopping = true;
      await Promise.all(
        [...under.values()].map(({ job, left }) => {
          job.breaking.abort();
          return left;
        }),
      );
    },
  };
}
