import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job, JobKind, JobQueue, JobRequest, Processor, Processors, QueueOptions, Sealer } from '@kurator/jobs';

/** Reversible and visible: a text that is sealed is not there in the clear. */
export function testSealer(): Sealer & { readonly destroyed: string[] } {
  const destroyed: string[] = [];
  return {
    destroyed,
    seal: (holds, text) => Promise.resolve(`${holds}:${Buffer.from(text).toString('hex')}`),
    open: async (sealed) => {
      const [holds = '', hex = ''] = sealed.split(':');
      return destroyed.includes(holds) ? null : Buffer.from(hex, 'hex').toString();
    },
    destroy: (holds) => Promise.resolve(void destroyed.push(holds)),
    expire: () => Promise.resolve(),
  };
}

export const KINDS: readonly JobKind[] = [
  { name: 'resumed', afterCrash: 'RESUME', attempts: 3, backOffMs: 20, keepMs: 3_600_000, holds: 'FAMILIES' },
  { name: 'marked', afterCrash: 'MARK', attempts: 1, backOffMs: 20, keepMs: 3_600_000, holds: 'OTHERS' },
];
export interface Opened {
  readonly queue: JobQueue;
  readonly sealer: ReturnType<typeof testSealer>;
  /** The queue's clock, moved by hand. */
  clock: { now: string };
  readonly log: { readonly errors: string[]; readonly warnings: string[] };
}
/** What an adapter gives its contract: a place of its own, opened once or again, and a process that dies in it. */
export interface Place {
  open(options: QueueOptions): Promise<JobQueue>;
  /** All that lies in the place, as bytes: nothing of it may be in the clear. */
  bytes(): Promise<Buffer>;
  remove(): Promise<void>;
}
export type MakePlace = () => Promise<Place>;

export async function opened(place: Place, sealer = testSealer()): Promise<Opened> {
  const clock = { now: '2026-04-20T06:00:00.000Z' };
  const log = { errors: [] as string[], warnings: [] as string[] };
  const queue = await place.open({
    kinds: KINDS,
    sealer,
    now: () => clock.now,
    log: { error: (_what, text) => log.errors.push(text), warn: (_what, text) => log.warnings.push(text) },
    passes: (error) => error instanceof Away,
  });
  return { queue, sealer, clock, log };
}

export const request = (kind: string, more: Partial<JobRequest> = {}): JobRequest => ({
  ...{ jobId: randomUUID(), kind, owner: 'anna', basis: '1', input: { family: 'Тестова' } },
  ...more,
});
/** The engine that a job needs is away. */
export class Away extends Error {}
const unused: Processor = () => Promise.reject(new Error('nobody asked for this'));
export const processors = (given: Processors): Processors => ({ resumed: unused, marked: unused, ...given });

/** A gate that a processor waits at. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (open = resolve));
  return { opened: promise, open: () => open() };
}
/** The job once it is as it is waited for. @throws Error after ten seconds */
export async function until(queue: JobQueue, jobId: string, wanted: (job: Job) => boolean): Promise<Job> {
  let last: Job | null = null;
  for (let tries = 0; tries < 400; tries += 1) {
    last = await queue.find(jobId);
    if (last !== null && wanted(last)) return last;
    await pause(25);
  }
  throw new Error(`the job does not come to that: ${JSON.stringify(last)}`);
}
export const ended = (queue: JobQueue, jobId: string): Promise<Job> =>
  until(queue, jobId, ({ status }) => status === 'DONE' || status === 'FAILED');
