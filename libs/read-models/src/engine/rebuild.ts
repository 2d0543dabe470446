import { availableParallelism } from 'node:os';
import type { Clock } from '@kurator/kernel';
import type { FamilyWrite } from '../port';
import { catchUp, type CatchUpOptions } from './catch-up';
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
  readonly documents: number;
  readonly changes: number;
  readonly checksum: string;
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
): { readonly done: { families: number; events: number }; add(writes: readonly FamilyWrite[]): void } {
  const began = Date.parse(options.now());
  const done = { families: 0, events: 0 };
  return {
    done,
    add: (writes) => {
      done.families += writes.length;
      for (const { revision } of writes) done.events += revision + 1;
      const seconds = Math.max(0.001, (Date.parse(options.now()) - began) / 1000);
      options.onProgress?.({ ...done, total, eventsPerSecond: Math.round(done.events / seconds) });
    },
  };
}

async function fill(options: RebuildOptions, pool: RendererPool): Promise<RebuildResult> {
  const { log, store } = options;
  const progress = progressOf(options, await countFamilies(options));
  const epoch = await store.acquire();
  const from = await store.checkpoint();
  const loadedAt = await log.last();
  const write = async (families: readonly FamilyWrite[]): Promise<void> => {
    await store.write({ families, documents: [], parked: [], unparked: [], from, to: from, epoch });
    progress.add(families);
  };
  await loadFamilies(log, pool, write, options.signal);
  await store.finishLoad();
  const { position } = await catchUp(options, pool, loadedAt, epoch);
  return { ...progress.done, ...(await store.digest()), position };
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
