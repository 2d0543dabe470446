import { Worker } from 'node:worker_threads';
import { builtFile } from '@kurator/platform';
import { LogUnavailable, StorageFull } from '../port';
import { MAX_BYTES, MAX_JOBS, type Failure, type FromWriter } from './writer-protocol';

export interface WriterThread<Job, Done> {
  /** Resolves when the job is durable. @throws StorageFull, LogUnavailable */
  submit(job: Job, bytes: number): Promise<Done>;
  /** Finishes what was submitted, then ends the thread. Idempotent. */
  close(): Promise<void>;
}

interface Waiting<Done> {
  readonly resolve: (done: Done) => void;
  readonly reject: (error: Error) => void;
}
const errorOf = (failure: Failure): Error =>
  failure.full ? new StorageFull(failure.message) : new LogUnavailable(failure.message);

/**
 * A thread that writes one file, so that no request waits for another one's fsync.
 * @param module path from the project's root, as for `builtFile`
 * @param onCommit called once per commit, before the submitters hear of it
 */
export async function startWriter<Job, Done>(
  module: string,
  start: Readonly<Record<string, unknown>>,
  onCommit: (done: readonly Done[]) => void = () => undefined,
): Promise<WriterThread<Job, Done>> {
  const worker = new Worker(builtFile(module), { workerData: start });
  const unanswered: Waiting<Done>[] = [];
  let dead: Error | null = null;
  let outbox: { jobs: Job[]; bytes: number } = { jobs: [], bytes: 0 };
  let scheduled = false;

  const send = () => {
    scheduled = false;
    if (outbox.jobs.length > 0 && !dead) worker.postMessage(outbox);
    outbox = { jobs: [], bytes: 0 };
  };
  const answer = (message: FromWriter<Done>) => {
    if (message.kind === 'done') {
      onCommit(message.done);
      unanswered.splice(0, message.done.length).forEach((waiting, i) => waiting.resolve(message.done[i] as Done));
    }
    if (message.kind === 'failed') {
      for (const waiting of unanswered.splice(0, message.jobs)) waiting.reject(errorOf(message.failure));
    }
  };
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const die = (error: Error) => {
    dead ??= error;
    for (const waiting of unanswered.splice(0)) waiting.reject(dead);
  };
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  worker.on('message', answer);
  worker.on('error', (error) => die(new LogUnavailable(`the writer thread failed: ${String(error)}`)));
  worker.on('exit', () => die(new LogUnavailable('the writer thread has ended')));

  const submit = (job: Job, bytes: number) =>
    new Promise<Done>((resolve, reject) => {
      if (dead) return reject(dead);
      unanswered.push({ resolve, reject });
      outbox.jobs.push(job);
      outbox.bytes += bytes;
      if (outbox.jobs.length >= MAX_JOBS || outbox.bytes >= MAX_BYTES) return send();
      if (!scheduled) setImmediate(send);
      scheduled = true;
    });
  let closing: Promise<void> | null = null;
  const close = () =>
    (closing ??= (() => {
      send();
      if (!dead) worker.postMessage('close');
      return ended;
    })());
  return { submit, close };
}
