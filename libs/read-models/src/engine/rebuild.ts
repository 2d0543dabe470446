import { availableParallelism } from 'node:os';
import type { Clock } from '@kurator/kernel';
import type { Packed } from '../packed';
import { catchUp, type CatchUpOptions } from './catch-up';
import { foldPast } from './fold-past';
import { loadFamilies } from './load-families';
import type { RendererSpec } from './renderer';
import { startRenderers, type RendererPool } from './renderer-pool';
import { FAMILY_STREAMS } from './types';

export interface RebuildOptions extends CatchUpOptions {
  readonly renderer: RendererSpec;
  /** Renderer threads; default one per core. */
  readonly threads?: number;
  readonly now: Clock;
  readonly onProgress?: (progress: RebuildProgress) => void;
}
export interface RebuildProgress {
  readonly families: number;
  readonly total: number;
  readonly events: number;
  readonly eventsPerSecond: number;
}
export interface RebuildResult {
  readonly families: number;
  readonly events: number;
  readonly position: string | null;
}

async function countFamilies({ log, signal }: RebuildOptions): Promise<number> {
  let total = 0;
  for await (const stream of log.streams(FAMILY_STREAMS)) total += stream === '' ? 0 : 1;
  signal?.throwIfAborted();
  return total;
}

function progressOf(
  options: RebuildOptions,
  total: number,
): { readonly done: { families: number; events: number }; add(packed: Packed): void } {
  const began = Date.parse(options.now());
  const done = { families: 0, events: 0 };
  return {
    done,
    add: ({ families, events }) => {
      done.families += families;
      done.events += events;
      const seconds = Math.max(0.001, (Date.parse(options.now()) - began) / 1000);
      options.onProgress?.({ ...done, total, eventsPerSecond: Math.round(done.events / seconds) });
    },
  };
}

/** Several works at once: when one of them fails, or the signal comes, the others end too before its error goes on. */
async function together(
  stop: AbortSignal | undefined,
  works: readonly ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const over = new AbortController();
  const end = (): void => over.abort(stop?.reason);
  stop?.throwIfAborted();
  stop?.addEventListener('abort', end, { once: true });
  let failure: Error | null = null;
  const fail = (error: unknown): void => {
    failure ??= error instanceof Error ? error : new Error(String(error));
    over.abort(failure);
  };
  await Promise.all(works.map((work) => work(over.signal).catch(fail)));
  stop?.removeEventListener('abort', end);
  if (failure) throw failure as Error;
}

async function fill(options: RebuildOptions, pool: RendererPool): Promise<RebuildResult> {
  const { log, store } = options;
  const progress = progressOf(options, await countFamilies(options));
  const epoch = await store.acquire();
  const loadedAt = await log.last();
  const write = async (packed: Packed): Promise<void> => {
    await store.load(packed.bytes);
    progress.add(packed);
  };
  await together(options.signal, [
    (signal) => loadFamilies(log, pool, write, signal),
    (signal) => (loadedAt ? foldPast({ ...options, signal }, loadedAt, epoch) : Promise.resolve()),
  ]);
  await store.finishLoad();
  const { position } = await catchUp(options, pool, loadedAt, epoch);
  return { ...progress.done, position };
}

/**
 * Builds read models from zero in a new store, beside the living one: every family rendered once in threads, then what
 * was appended meanwhile, then the projections by log. Nobody may read the store before this has ended.
 * @param options `store` opened empty for bulk loading; when this throws, throw its file away and begin again
 * @throws PoisonFamily with the family that cannot be rendered; the reason of `signal`
 */
export async function rebuild(options: RebuildOptions): Promise<RebuildResult> {
  const pool = await startRenderers(options.renderer, options.threads ?? availableParallelism());
  try {
    return await fill(options, pool);
  } finally {
    await pool.close();
  }
}
