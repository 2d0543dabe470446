import type Redis from 'ioredis';

/** Which run of a job counts: a run that is not the current one was dropped or replaced, wherever it may be under way. */
export interface RunPlace {
  readonly kind: string;
  readonly run: number;
}

const SET = `if redis.call('hget', KEYS[1], ARGV[1]) == ARGV[2] then
  if ARGV[3] == '' then redis.call('hdel', KEYS[1], ARGV[1]) else redis.call('hset', KEYS[1], ARGV[1], ARGV[3]) end
  return 1
end
return 0`;

const textOf = ({ kind, run }: RunPlace): string => `${kind}/${run}`;
function placeOf(text: string): RunPlace {
  const at = text.lastIndexOf('/');
  return { kind: text.slice(0, at), run: Number(text.slice(at + 1)) };
}

/** Id in Bull of a run of a job. */
export const runId = (jobId: string, run: number): string => `${jobId}_${run}`;
/** The job and the run behind an id of Bull. */
export function runOf(id: string): { readonly jobId: string; readonly run: number } {
  const at = id.lastIndexOf('_');
  return { jobId: id.slice(0, at), run: Number(id.slice(at + 1)) };
}

/**
 * The current run of each job, in one hash of Redis, changed by compare and set.
 * @param prefix what every key of the register's jobs begins with
 */
export function jobRuns(client: Redis, prefix: string) {
  const key = `${prefix}:job-runs`;
  const replace = async (jobId: string, from: RunPlace, to: string): Promise<boolean> =>
    (await client.eval(SET, 1, key, jobId, textOf(from), to)) === 1;
  return {
    async current(jobId: string): Promise<RunPlace | null> {
      const text = await client.hget(key, jobId);
      return text === null ? null : placeOf(text);
    },
    /** The current run, the first one when there is none. */
    async claim(jobId: string, kind: string): Promise<RunPlace> {
      await client.hsetnx(key, jobId, textOf({ kind, run: 1 }));
      return placeOf((await client.hget(key, jobId)) ?? textOf({ kind, run: 1 }));
    },
    /** False when somebody else was first. */
    next: (jobId: string, from: RunPlace, kind = from.kind): Promise<boolean> =>
      replace(jobId, from, textOf({ kind, run: from.run + 1 })),
    /** Nothing of the job is left. */
    forget: (jobId: string, from: RunPlace): Promise<boolean> => replace(jobId, from, ''),
    async isCurrent(id: string): Promise<boolean> {
      const { jobId, run } = runOf(id);
      const text = await client.hget(key, jobId);
      return text !== null && placeOf(text).run === run;
    },
  };
}
export type JobRuns = ReturnType<typeof jobRuns>;
