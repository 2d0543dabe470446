import { expiryOf, kindNamed, withoutProcessor } from '../kinds';
import { INTERRUPTED, MOST_CRASHES } from '../outcome';
import type { Job, JobQueue, JobRequest, QueueOptions } from '../port';
import { lane, type Lane } from './lane';
import { openJobFile, type JobFile } from './store';

/** How often somebody looks for what has expired, ms. */
const SWEEP_EVERY_MS = 60_000;

/** Takes up, or marks, what was under way when the process before this one ended. */
function takeUp(file: JobFile, { kinds, now }: QueueOptions): void {
  for (const { id, kind: name, crashes } of file.running()) {
    const kind = kinds.find((one) => one.name === name);
    if (kind === undefined) file.remove(id);
    else if (kind.afterCrash === 'RESUME' && crashes < MOST_CRASHES) file.crashed(id);
    else file.fail(id, INTERRUPTED, expiryOf(kind, now()));
  }
}

/**
 * Jobs of this process, kept in one SQLite file, so that they outlive it. Each kind does one job at a time.
 * @param options.file `jobs.db` in the data folder, which belongs to this process alone
 */
export function openInProcessJobs(options: QueueOptions & { readonly file: string }): JobQueue {
  const { kinds, sealer, now, log } = options;
  const file = openJobFile(options.file);
  const lanes = new Map<string, Lane>();
  takeUp(file, options);

  const sweep = (): void => {
    file.sweep(now());
    sealer.expire().catch((error: unknown) => log.error({ err: error }, 'keys of old jobs were not destroyed'));
  };
  sweep();
  const sweeping = setInterval(sweep, SWEEP_EVERY_MS);
  sweeping.unref();

  const living = (jobId: string): Job | null => {
    const job = file.find(jobId);
    if (job === null || (job.expiresAt !== null && job.expiresAt <= now())) return null;
    const progress = lanes.get(job.kind)?.progress(jobId);
    return progress ? { ...job, progress } : job;
  };
  const stands = (job: Job | null, { basis }: JobRequest): job is Job =>
    job !== null &&
    (job.status === 'WAITING' || job.status === 'RUNNING' || (job.status === 'DONE' && job.basis === basis));
  const drop = (jobId: string): boolean => {
    const job = file.find(jobId);
    const dropped = living(jobId) !== null;
    if (job === null) return false;
    file.remove(jobId);
    file.wipe();
    lanes.get(job.kind)?.dropped(jobId);
    return dropped;
  };
  return {
    async put(request) {
      const kind = kindNamed(kinds, request.kind);
      const known = living(request.jobId);
      if (stands(known, request)) return known;
      const input = await sealer.seal(kind.holds, JSON.stringify(request.input));
      const stored = { ...request, input, askedAt: now() };
      const meanwhile = living(request.jobId);
      if (stands(meanwhile, request)) return meanwhile;
      if (meanwhile !== null) file.again(stored);
      else {
        file.remove(request.jobId);
        file.insert(stored);
      }
      lanes.get(request.kind)?.wake();
      return living(request.jobId) as Job;
    },
    find: (jobId) => Promise.resolve(living(jobId)),
    async open(jobId) {
      const job = living(jobId);
      const held = job === null ? null : file.sealed(jobId);
      const input = held === null ? null : await sealer.open(held.input);
      if (job === null || held === null || input === null) return null;
      const result = held.result === null ? null : await sealer.open(held.result);
      const found = result === null ? {} : { result: JSON.parse(result) as unknown };
      return { job, input: JSON.parse(input) as unknown, ...found };
    },
    drop: (jobId) => Promise.resolve(drop(jobId)),
    dead: () => Promise.resolve(file.failed().filter(({ jobId }) => living(jobId) !== null)),
    async forgetFamilies() {
      await sealer.destroy('FAMILIES');
      for (const { name } of kinds.filter(({ holds }) => holds === 'FAMILIES'))
        for (const id of file.ofKind(name)) drop(id);
    },
    counts: () => Promise.resolve(file.counts()),
    start(processors) {
      const [missing] = withoutProcessor(kinds, processors);
      if (missing !== undefined) throw new Error(`a job without processor: ${missing}`);
      for (const kind of kinds) {
        const one = lane({ file, kind, processor: processors[kind.name] as never }, options);
        lanes.set(kind.name, one);
        one.wake();
      }
    },
    async close() {
      clearInterval(sweeping);
      await Promise.all([...lanes.values()].map((one) => one.stop()));
      file.close();
    },
  };
}
