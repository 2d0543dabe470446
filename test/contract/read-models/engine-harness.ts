import { join } from 'node:path';
import { builtFile } from '@kurator/platform';
import {
  logProjections,
  openEmbeddedReadModels,
  rebuild,
  startEngine,
  type EngineOptions,
  type LoadableStore,
  type ProjectionEngine,
  type ReadModelStore,
  type RebuildOptions,
  type RebuildResult,
} from '@kurator/read-models';
import { collections, decode, projections, viewOf, type CounterView } from '../../doubles/counters/domain';
import type { FakeLog } from '../../doubles/counters/fake-log';

export const NOW = '2026-02-01T00:00:00.000Z';
export const openStore = (dir: string, name = 'models.db') =>
  openEmbeddedReadModels({ file: join(dir, name), collections });

export function engineOn(
  log: FakeLog,
  store: ReadModelStore,
  more: Partial<EngineOptions<CounterView>> = {},
): Promise<ProjectionEngine> {
  return startEngine<CounterView>({
    log,
    store,
    projections,
    views: { load: async (family) => viewOf(log.events, family) },
    decode,
    now: () => NOW,
    batchMs: 0,
    backOffMs: { first: 1, longest: 5 },
    ...more,
  });
}

/** Builds a store from the log, and goes on with one that is built already. */
export const filled = (
  log: FakeLog,
  store: LoadableStore,
  more: Partial<RebuildOptions> = {},
): Promise<RebuildResult> =>
  rebuild({
    ...{ log, store, decode, now: () => NOW, threads: 2, logProjections: logProjections(projections) },
    renderer: { module: builtFile('test/doubles/counters/renderer'), options: { events: log.events } },
    ...more,
  });

/** Waits until everything in the log is applied. */
export async function settled(log: FakeLog, engine: ProjectionEngine): Promise<void> {
  const head = await log.head();
  if (head !== null && !(await engine.waitFor(head, 10_000))) {
    const { error, position } = await engine.status();
    throw error ?? new Error(`still at ${String(position)} of ${head}`);
  }
}

/** A small history: families interleaved, events on many days, moves and totals that turn even and odd. */
export function story(log: FakeLog, families: number, rounds: number): void {
  for (let round = 0; round < rounds; round += 1)
    for (let n = 0; n < families; n += 1) {
      const on = `2026-${String((round % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
      if ((n + round) % 5 === 4) log.add(`family-f${n}`, 'moved', { to: round % 2 ? 'south' : 'north', on });
      else log.add(`family-f${n}`, 'counted', { n: (n * 7 + round) % 4, on });
      if (n % 3 === 0) log.add(`resolution-${round}-${n}`, 'claimed', {});
    }
}

/** Digest of a store that saw the whole log in one go. */
export async function fromZero(log: FakeLog, dir: string): Promise<unknown> {
  const store = await openStore(dir, `zero-${log.events.length}.db`);
  const engine = await engineOn(log, store, { batchEvents: 100_000 });
  await settled(log, engine);
  await engine.stop();
  const digest = await store.digest();
  await store.close();
  return digest;
}
