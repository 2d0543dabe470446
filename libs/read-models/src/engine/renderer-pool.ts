import { limitedThread } from '@kurator/platform';
import { unpack, type Packed } from '../packed';
import type { FamilyWrite } from '../port';
import {
  partitionOf,
  PoisonFamily,
  type Form,
  type FromRenderer,
  type RendererSpec,
  type ToRenderer,
} from './renderer';

export interface RendererPool {
  readonly partitions: number;
  /** Renders families of one partition, as rows for a load. @throws PoisonFamily */
  render(partition: number, families: readonly string[]): Promise<Packed>;
  /** Renders any families, each in its partition. @throws PoisonFamily */
  renderAny(families: readonly string[]): Promise<readonly FamilyWrite[]>;
  /** Ends the threads with what they hold, while nothing is rendered; the next family asked for starts them anew. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A thread keeps a few batches and the law; without a limit its heap grows before anything is collected. A larger
 * young space does not pay: what a family was rendered from dies in this one (ADR 038).
 */
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 24 };

interface Thread {
  render(families: readonly string[], form: Form): Promise<Packed>;
  close(): Promise<void>;
}
interface Waiting {
  readonly resolve: (packed: Packed) => void;
  readonly reject: (error: Error) => void;
}

function answer(waiting: Map<number, Waiting>, message: FromRenderer): void {
  if (!('id' in message)) return;
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if ('poison' in message) asked?.reject(new PoisonFamily(message.poison, message.error));
  else asked?.resolve(message.packed);
}

async function startThread(spec: RendererSpec): Promise<Thread> {
  const worker = limitedThread('libs/read-models/src/engine/render-thread', spec, LIMITS);
  const waiting = new Map<number, Waiting>();
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let ended = false;
  const end = (error: Error): void => {
    ended = true;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('exit', () => end(new Error('a renderer thread ended')));
  await new Promise<void>((resolve, reject) => {
    worker.on('error', (error) => {
      end(error);
      reject(error);
    });
    worker.on('message', (message: FromRenderer) => {
      if ('ready' in message) resolve();
      else if ('broken' in message) reject(new Error(`a renderer cannot start: ${message.broken}`));
      else answer(waiting, message);
    });
  });
  let last = 0;
  return {
    render: (families, form) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(new Error('a renderer thread ended'));
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage({ id: last, families, form } satisfies ToRenderer);
      }),
    close: async () => {
      if (!ended) worker.postMessage({ close: true } satisfies ToRenderer);
      await exited;
    },
  };
}

/** Starts all or none. @throws Error when the module cannot be loaded or its `createRenderer` fails */
async function startThreads(spec: RendererSpec, count: number): Promise<readonly Thread[]> {
  const started = await Promise.allSettled(Array.from({ length: count }, () => startThread(spec)));
  const threads = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = started.find((one) => one.status === 'rejected');
  if (!failed) return threads;
  await closeAll(threads);
  throw failed.reason;
}
const closeAll = async (threads: readonly Thread[]): Promise<void> =>
  void (await Promise.all(threads.map((thread) => thread.close())));

/**
 * Starts threads that render families.
 * @param count threads, each with a partition of the families of its own
 * @throws Error when the module cannot be loaded or its `createRenderer` fails
 */
export async function startRenderers(spec: RendererSpec, count: number): Promise<RendererPool> {
  let threads: Promise<readonly Thread[]> | null = startThreads(spec, count);
  await threads;
  const render = async (partition: number, families: readonly string[], form: Form): Promise<Packed> => {
    const started = await (threads ??= startThreads(spec, count));
    return (started[partition] as Thread).render(families, form);
  };
  const renderAny: RendererPool['renderAny'] = async (families) => {
    const parts = Array.from({ length: count }, (_, n) => families.filter((one) => partitionOf(one, count) === n));
    const asked = parts.flatMap((part, n) => (part.length === 0 ? [] : [render(n, part, 'WRITES')]));
    return (await Promise.all(asked)).flatMap(({ bytes }) => unpack(bytes));
  };
  const rest = async (): Promise<void> => {
    const ending = threads;
    threads = null;
    if (ending) await closeAll(await ending);
  };
  const rows: RendererPool['render'] = (partition, families) => render(partition, families, 'ROWS');
  return { partitions: count, render: rows, renderAny, rest, close: rest };
}
