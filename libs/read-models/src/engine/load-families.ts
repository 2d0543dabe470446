import type { LogReader } from '@kurator/event-log';
import type { Packed } from '../packed';
import { partitionOf } from './renderer';
import type { RendererPool } from './renderer-pool';
import { familyOf } from './touched';
import type { Throttle } from './throttle';
import { FAMILY_STREAMS } from './types';

/** Families in a message to a renderer and in a commit. */
const BATCH = 50;
/** Batches under way per partition: one rendered, one on its way or being written. */
const CREDITS = 2;

/** What a load stands on. */
export interface Load {
  readonly log: Pick<LogReader, 'streams'>;
  readonly pool: RendererPool;
  /** Families that an earlier process has loaded. */
  readonly done: ReadonlySet<string>;
  readonly throttle: Throttle;
}

/** Batches of families of one partition each, as the log names them. */
async function* partitionedFamilies({
  log,
  pool: { partitions },
  done,
}: Load): AsyncGenerator<readonly [number, readonly string[]]> {
  const open: string[][] = Array.from({ length: partitions }, () => []);
  for await (const stream of log.streams(FAMILY_STREAMS)) {
    const family = familyOf(stream) as string;
    if (done.has(family)) continue;
    const partition = partitionOf(family, partitions);
    const batch = open[partition] as string[];
    batch.push(family);
    if (batch.length < BATCH) continue;
    open[partition] = [];
    yield [partition, batch];
  }
  for (const [partition, batch] of open.entries()) if (batch.length > 0) yield [partition, batch];
}

/**
 * Renders every family of the log that is not loaded yet once and hands the results on, one batch at a time. Only a few batches exist at
 * once, so memory does not grow with the number of families.
 * @param write is never called a second time before the first call has ended
 * @throws PoisonFamily, the signal's reason, what `write` throws
 */
export async function loadFamilies(
  load: Load,
  write: (packed: Packed) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { pool, throttle } = load;
  const most = throttle.spares ? 1 : pool.partitions * CREDITS;
  const under = new Set<Promise<void>>();
  let lane: Promise<void> = Promise.resolve();
  let failure: Error | null = null;
  const one = async (partition: number, families: readonly string[]): Promise<void> => {
    try {
      const packed = await pool.render(partition, families);
      lane = lane.then(() => (failure ? undefined : write(packed)));
      await lane;
    } catch (error) {
      failure ??= error instanceof Error ? error : new Error(String(error));
    }
  };
  const check = (): void => {
    signal?.throwIfAborted();
    if (failure) throw failure;
  };
  try {
    for await (const [partition, families] of partitionedFamilies(load)) {
      check();
      await throttle.paced(async () => {
        const task = one(partition, families).finally(() => under.delete(task));
        under.add(task);
        if (under.size >= most) await Promise.race(under);
      });
    }
  } finally {
    await Promise.all(under);
  }
  check();
}
