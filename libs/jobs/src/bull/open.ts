import type Bull from 'bull';
import type { Redis } from 'ioredis';
import { kindNamed, withoutProcessor } from '../kinds';
import { MORE_WHILE_AWAY, MOST_CRASHES } from '../outcome';
import { QueueUnavailable, type Job, type JobKind, type JobQueue, type JobRequest, type QueueOptions } from '../port';
import { checkRedis, connecting, type ConnectionKind } from './connect';
import { reaching } from './errors';
import { jobOf, type JobData, type JobReturn, type Stored } from './job';
import { jobRuns, runId, type RunPlace } from './runs';
import { sweepQueue } from './sweep';
import { worker, type Worker } from './worker';

/**
 * How long a job stays with a process that says nothing any more, how often others look for such jobs, and how long a
 * server may be silent, ms.
 */
const TIMES = { lockMs: 30_000, stalledMs: 5_000, sweepMs: 60_000, silentMs: 15_000 };
const PREFIX = 'kurator';
const MOST_DEAD = 500;

export interface BullOptions extends QueueOptions {
  /** `redis://` or `rediss://`, with name and password. */
  readonly url: string;
  /** What the register's keys begin with, `kurator` by default: several may use one server. */
  readonly prefix?: string;
  /** Shorter in tests. */
  readonly times?: Partial<typeof TIMES>;
}
/** The jobs with what an administrator looks at. */
export interface BullJobs extends JobQueue {
  readonly queues: ReadonlyMap<string, Bull.Queue<JobData>>;
}

async function openQueues({ url, kinds, times, log, prefix = PREFIX }: BullOptions) {
  const { default: Queue } = await import('bull');
  const { lockMs, stalledMs, silentMs } = { ...TIMES, ...times };
  const connect = await connecting(url, silentMs);
  const [client, subscriber] = [connect('client'), connect('subscriber')];
  const blocking: Redis[] = [];
  const shared = (type: ConnectionKind): Redis => {
    if (type !== 'bclient') return type === 'client' ? client : subscriber;
    const own = connect('bclient');
    blocking.push(own);
    return own;
  };
  const queueOf = ({ name, afterCrash }: JobKind): Bull.Queue<JobData> => {
    const maxStalledCount = afterCrash === 'RESUME' ? MOST_CRASHES : 0;
    const settings = { lockDuration: lockMs, stalledInterval: stalledMs, maxStalledCount, retryProcessDelay: 1_000 };
    const queue = new Queue<JobData>(name, { prefix, createClient: shared, settings });
    queue.on('error', (error: Error) => log.warn({ err: error, kind: name }, 'the queue of jobs'));
    return queue;
  };
  const queues = new Map(kinds.map((kind) => [kind.name, queueOf(kind)]));
  const disconnect = (): void => [client, subscriber, ...blocking].forEach((one) => one.disconnect());
  return { client, queues, disconnect };
}

/**
 * Jobs in Redis by Bull, a queue for each kind: several processes share them, and each kind does one job at a time in
 * each. While the server is away asking fails with {@link QueueUnavailable}, and work goes on when it is back.
 * @throws ConfigRefused when the server does not answer, refuses the password, or cannot keep jobs
 */
export async function openBullJobs(options: BullOptions): Promise<BullJobs> {
  await checkRedis(options.url);
  const { kinds, sealer, now, log } = options;
  const { client, queues, disconnect } = await openQueues(options);
  const runs = jobRuns(client, options.prefix ?? PREFIX);
  const workers = new Map<string, Worker>();
  const queueNamed = (kind: string) => queues.get(kind) as Bull.Queue<JobData>;
  const isOver = (job: Job): boolean => job.expiresAt !== null && job.expiresAt <= now();

  /** A run of a job, as Bull and as the port know it. */
  async function lookUp(jobId: string, { kind, run }: RunPlace): Promise<{ stored: Stored; job: Job } | null> {
    const declared = kinds.find(({ name }) => name === kind);
    const stored = declared === undefined ? null : await queueNamed(kind).getJob(runId(jobId, run));
    return stored && declared ? { stored, job: await jobOf(stored, declared) } : null;
  }
  async function current(jobId: string): Promise<{ stored: Stored; job: Job } | null> {
    const place = await runs.current(jobId);
    const found = place && (await lookUp(jobId, place));
    return found && !isOver(found.job) ? found : null;
  }
  const stands = ({ status, ...job }: Job, { basis }: JobRequest): boolean =>
    status === 'WAITING' ||
    status === 'RUNNING' ||
    (status === 'DONE' && job.basis === basis && !isOver({ status, ...job }));
  async function add(request: JobRequest, run: number, saved: string | undefined): Promise<Job> {
    const kind = kindNamed(kinds, request.kind);
    const { owner, basis, jobId } = request;
    const input = await sealer.seal(kind.holds, JSON.stringify(request.input));
    const data: JobData = { owner, basis, askedAt: now(), input, ...(saved === undefined ? {} : { saved }) };
    const backoff = { type: 'exponential', delay: kind.backOffMs };
    // The most there can be: what has failed for good before is discarded.
    const attempts = kind.attempts + MORE_WHILE_AWAY;
    const stored = await queueNamed(kind.name).add(data, { jobId: runId(jobId, run), attempts, backoff });
    return jobOf(stored, kind);
  }
  async function put(request: JobRequest): Promise<Job> {
    const { jobId, kind } = request;
    for (let saved: string | undefined; ;) {
      const place = await runs.claim(jobId, kind);
      const found = await lookUp(jobId, place);
      if (found === null) return add(request, place.run, saved);
      if (stands(found.job, request)) return found.job;
      if (found.job.status === 'FAILED') saved = found.stored.data.saved;
      if (await runs.next(jobId, place, kind)) await found.stored.remove();
    }
  }
  /** The run ends wherever it is under way, at its next step: it is not the current one any more. */
  async function drop(jobId: string): Promise<boolean> {
    const place = await runs.current(jobId);
    const found = place && (await lookUp(jobId, place));
    if (!place || !found || !(await runs.next(jobId, place))) return false;
    workers.get(place.kind)?.dropped(runId(jobId, place.run));
    if (found.job.status !== 'RUNNING') await found.stored.remove();
    return !isOver(found.job);
  }
  async function dropFamilies(): Promise<void> {
    for (const { name } of kinds.filter(({ holds }) => holds === 'FAMILIES'))
      for (const stored of await queueNamed(name).getJobs(['waiting', 'active', 'delayed', 'completed', 'failed']))
        await drop(String(stored.id).replace(/_\d+$/, ''));
  }
  const sweep = async (): Promise<void> => {
    await sealer.expire();
    for (const kind of kinds) await sweepQueue({ queue: queueNamed(kind.name), kind, runs, isOver, sealer });
  };
  const sweeping = setInterval(
    () => {
      sweep().catch((error: unknown) => log.warn({ err: error }, 'old jobs were not removed'));
    },
    { ...TIMES, ...options.times }.sweepMs,
  );
  sweeping.unref();

  return {
    queues,
    put: (request) => reaching(() => put(request)),
    find: (jobId) => reaching(async () => (await current(jobId))?.job ?? null),
    open: (jobId) =>
      reaching(async () => {
        const found = await current(jobId);
        const input = found && (await sealer.open(found.stored.data.input));
        if (!found || input === null) return null;
        const isDone = found.job.status === 'DONE';
        const result = isDone ? await sealer.open((found.stored.returnvalue as JobReturn).sealed) : null;
        const rest = result === null ? {} : { result: JSON.parse(result) as unknown };
        return { job: found.job, input: JSON.parse(input) as unknown, ...rest };
      }),
    drop: (jobId) => reaching(() => drop(jobId)),
    dead: () =>
      reaching(async () => {
        const found: Job[] = [];
        for (const kind of kinds)
          for (const stored of await queueNamed(kind.name).getFailed(0, MOST_DEAD - 1)) {
            const job = await jobOf(stored, kind);
            if (!isOver(job) && (await runs.isCurrent(String(stored.id)))) found.push(job);
          }
        return found.sort((a, b) => (a.askedAt < b.askedAt ? 1 : -1));
      }),
    async forgetFamilies() {
      await sealer.destroy('FAMILIES');
      // Without their keys they are gone already; what is left of them is removed when the server is back.
      await reaching(dropFamilies).catch((error: unknown) => {
        if (!(error instanceof QueueUnavailable)) throw error;
        log.warn({ err: error }, 'jobs whose keys were destroyed are removed later');
      });
    },
    counts: () =>
      reaching(async () => {
        const all = await Promise.all([...queues.values()].map((queue) => queue.getJobCounts()));
        const sum = (of: (one: Bull.JobCounts) => number): number => all.reduce((total, one) => total + of(one), 0);
        return {
          waiting: sum(({ waiting, delayed }) => waiting + delayed),
          running: sum(({ active }) => active),
          failed: sum(({ failed }) => failed),
        };
      }),
    start(processors) {
      const [missing] = withoutProcessor(kinds, processors);
      if (missing !== undefined) throw new Error(`a job without processor: ${missing}`);
      for (const kind of kinds) {
        const one = worker({ kind, processor: processors[kind.name] as never, runs }, options);
        workers.set(kind.name, one);
        const queue = queueNamed(kind.name);
        queue.on('failed', (stored: Stored) => void removeDropped(stored));
        queue
          .process(1, (stored) => one.process(stored))
          .catch((error: unknown) => {
            log.warn({ err: error, kind: kind.name }, 'the queue of jobs ended');
          });
      }
    },
    async close() {
      clearInterval(sweeping);
      await Promise.all([...workers.values()].map((one) => one.stop()));
      await Promise.all([...queues.values()].map((queue) => queue.close(true)));
      disconnect();
    },
  };
  async function removeDropped(stored: Stored): Promise<void> {
    try {
      if (!(await runs.isCurrent(String(stored.id)))) await stored.remove();
    } catch (error) {
      log.warn({ err: error }, 'a dropped job was not removed; the next sweep does');
    }
  }
}
