import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { isDiskFull } from './connection';
import { MAX_BYTES, MAX_JOBS, type BatchWriter, type Failure, type FromWriter, type ToWriter } from './writer-protocol';

const failureOf = (error: unknown): Failure => ({
  full: isDiskFull(error),
  message: error instanceof Error ? error.message : String(error),
});

/**
 * The loop of a writer thread: everything that arrived while a commit ran goes into the next one (group commit).
 * @param open makes the writer from the thread's start data
 */
export function serveWriter<Start, Job, Done>(open: (start: Start) => BatchWriter<Job, Done>): void {
  const port = parentPort;
  if (!port) throw new Error('a writer runs in a worker thread');
  const say = (message: FromWriter<Done>) => port.postMessage(message);
  const writer = open(workerData as Start);
  const waiting: Exclude<ToWriter<Job>, 'close'>[] = [];
  let closing = false;

  const take = (message: ToWriter<Job>) => {
    if (message === 'close') closing = true;
    else waiting.push(message);
  };
  const nextBatch = (): readonly Job[] => {
    const jobs: Job[] = [];
    let bytes = 0;
    for (let first = waiting[0]; first; first = waiting[0]) {
      if (jobs.length > 0 && (jobs.length + first.jobs.length > MAX_JOBS || bytes + first.bytes > MAX_BYTES)) break;
      waiting.shift();
      jobs.push(...first.jobs);
      bytes += first.bytes;
    }
    return jobs;
  };
  const commit = (jobs: readonly Job[]) => {
    try {
      say({ kind: 'done', done: writer.execute(jobs) });
    } catch (error) {
      say({ kind: 'failed', jobs: jobs.length, failure: failureOf(error) });
    }
  };
  port.on('message', (message: ToWriter<Job>) => {
    take(message);
    do {
      for (let more = receiveMessageOnPort(port); more; more = receiveMessageOnPort(port))
        take(more.message as ToWriter<Job>);
      if (waiting.length > 0) commit(nextBatch());
    } while (waiting.length > 0);
    if (!closing) return;
    writer.close();
    port.close();
  });
  say({ kind: 'open' });
}
