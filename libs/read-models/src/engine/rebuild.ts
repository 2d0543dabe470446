import { availableParallelism } from 'node:os';
import type { LogReader } from '@kurator/event-log';
import type { Clock } from '@kurator/kernel';
import { withCloseHeaps } from '@kurator/platform';
import type { Packed } from '../packed';
import type { Checkpoint } from '../port';
import { catchUp, type CatchUpOptions } from './catch-up';
import { foldPast } from './fold-past';
import { loadFamilies } from './load-families';
import type { RendererSpec } from './renderer';
import { startRenderers, type RendererPool } from './renderer-pool';
import { throttle } from './throttle';
import { checkpointAfter } from './touched';
import { FAMILY_STREAMS } from './types';

export interface RebuildOptions extends Omit<CatchUpOptions, 'throttle'> {
  readonly renderer: RendererSpec;
  /** Newest event before the build began, when an earlier process began it; else it begins now. */
  readonly loadedAt?: Checkpoint;
  /**
   * Share of one core that it may take, 1 to 100; at 100, the default, every core is used. `elapsed`: milliseconds of a
   * clock that only moves on.
   */
  readonly sparing?: { readonly percent: number; readonly elapsed: () => number };
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

type Filling = Omit<RebuildOptions, 'throttle'> & CatchUpOptions;

async function countFamilies({ log, signal }: Pick<Filling, 'log' | 'signal'>): Promise<number> {
  let total = 0;
  for await (const stream of log.streams(FAMILY_STREAMS)) total += stream === '' ? 0 : 1;
  signal?.throwIfAborted();
  return total;
}

function progressOf(
  options: Filling,
  total: number,
  before: number,
): { readonly done: { families: number; events: number }; add(packed: Packed): void } {
  const began = Date.parse(options.now());
  const done = { families: before, events: 0 };
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

/** Nothing is spared, so that no clock is needed. */
const NOTHING = { percent: 100, elapsed: () => 0 };
const NOWHERE: Checkpoint = { position: null, eventId: null };

/** Where a load begins: what is appended from here on is caught up with. */
export async function placeNow(log: Pick<LogReader, 'last'>): Promise<Checkpoint> {
  const last = await log.last();
  return last ? checkpointAfter(NOWHERE, [last], null) : NOWHERE;
}

async function fill(options: Filling, pool: RendererPool, counting: Promise<number>): Promise<RebuildResult> {
  const { log, store, throttle } = options;
  const epoch = await store.acquire();
  const { loading, families: done } = await store.loaded();
  const progress = progressOf(options, await counting, done.size);
  const loadedAt = options.loadedAt ?? (await placeNow(log));
  const write = async (packed: Packed): Promise<void> => {
    await store.load(packed.bytes);
    progress.add(packed);
  };
  if (loading) {
    await together(options.signal, [
      (signal) => loadFamilies({ log, pool, done, throttle }, write, signal),
      (signal) => foldPast({ ...options, signal }, loadedAt, epoch),
    ]);
    // Sorting for the indexes takes memory of its own; mostly nothing is left to render after it.
    await pool.rest();
    await store.finishLoad();
  }
  const { position } = await catchUp(options, pool, epoch);
  return { ...progress.done, position };
}

/**
 * Builds read models from zero in a new store, beside the living one: every family rendered once in threads, then what
 * was appended meanwhile, then the projections by log. Nobody may read the store before this has ended. Whatever ends it,
 * the next one goes on from there: families that are loaded are not rendered again, a store that is loaded catches up.
 * @param options `store` opened for bulk loading, with `loadedAt` of the process that began it
 * @throws PoisonFamily with the family that cannot be rendered; the reason of `signal`
 */
export async function rebuild(options: RebuildOptions): Promise<RebuildResult> {
  const { percent, elapsed } = options.sparing ?? NOTHING;
  const pacing = throttle(percent, elapsed, options.signal);
  const threads = pacing.spares ? 1 : (options.threads ?? availableParallelism());
  const starting = startRenderers({ ...options.renderer, collections: options.store.collections }, threads);
  const counting = countFamilies(options);
  // Counted while the threads load their modules; whoever awaits the number is told what went wrong.
  counting.catch(() => undefined);
  const pool = await starting;
  try {
    return await withCloseHeaps(() => fill({ ...options, throttle: pacing }, pool, counting));
  } finally {
    await pool.close();
  }
}
