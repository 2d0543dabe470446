import { limitedThread } from '@kurator/platform';
import type { Digest } from '../stored/multiset-hash';
import type { FileOptions } from './file-writer';
import { errorOf, type FromWriter, type Request, type ToWriter } from './protocol';

interface Waiting {
  readonly resolve: (value: number | Digest | null) => void;
  readonly reject: (error: Error) => void;
}

/** One batch at a time; the largest is a few megabytes, and a load keeps its figures besides. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 };

export interface WriterClient {
  ask(request: Request): Promise<number | Digest | null>;
  /** Ends the thread after what was asked before. Idempotent. */
  close(): Promise<void>;
}

/** Starts the writer thread of a file, so that commits do not hold up the requests of the calling thread. */
export async function startWriter(options: FileOptions): Promise<WriterClient> {
  const worker = limitedThread('libs/read-models/src/embedded/writer-thread', options, LIMITS);
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | null = null;
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('error', end);
  worker.on('exit', () => end(new Error('the read models are closed')));
  worker.on('message', (answer: FromWriter) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('failure' in answer) asked?.reject(errorOf(answer.failure));
    else asked?.resolve(answer.value);
  });
  const answerTo = (id: number): Promise<number | Digest | null> =>
    new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  const ask = (request: Request): Promise<number | Digest | null> => {
    if (ended) return Promise.reject(ended);
    last += 1;
    const answered = answerTo(last);
    const given = request.op === 'load' ? [request.bytes.buffer as ArrayBuffer] : [];
    worker.postMessage({ ...request, id: last } satisfies ToWriter, given);
    return answered;
  };
  await answerTo(0);
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    await ask({ op: 'close' });
    await exited;
  };
  return { ask, close: () => (closing ??= ended ? Promise.resolve() : close()) };
}
