import { setTimeout as pause } from 'node:timers/promises';
import type { LoadableStore, ProjectionEngine } from '@kurator/read-models';
import { viewOf } from '../../doubles/counters/domain';
import { fakeLog, type FakeLog } from '../../doubles/counters/fake-log';
import { temporaryFolder } from './harness';
import { engineOn, openStore, settled, story } from './engine-harness';

const FAMILIES = 6;
const names = Array.from({ length: FAMILIES }, (_, n) => `f${n}`);

describe('the projection engine, when what is read into the facts changes', () => {
  const folder = temporaryFolder();
  let log: FakeLog;
  let store: LoadableStore;
  let engine: ProjectionEngine;
  /** What a thing counts for: the law of this little world. */
  const law: { weight: number; held: (() => Promise<void> | undefined) | null } = { weight: 1, held: null };
  /** A view takes its time, so that batches and what is rendered again meet. */
  const views = {
    load: async (family: string) => {
      const { weight } = law;
      const loaded = viewOf(log.events, family);
      const held = law.held?.();
      await (held ?? pause(1));
      if (!loaded) return null;
      const events = loaded.view.events.map((event) =>
        event.type === 'counted'
          ? { ...event, data: { ...event.data, n: (event.data['n'] as number) * weight } }
          : event,
      );
      return { ...loaded, view: { ...loaded.view, events } };
    },
  };
  beforeEach(async () => {
    law.weight = 1;
    log = fakeLog();
    store = await openStore(folder.dir);
    engine = await engineOn(log, store, { views, batchEvents: 3 });
  });
  afterEach(async () => {
    await engine.stop();
    await store.close();
  });
  /** Digest of a store that never saw another law. */
  async function underTheLawOfNow(): Promise<unknown> {
    const zero = await openStore(folder.dir, 'zero.db');
    const other = await engineOn(log, zero, { views, batchEvents: 100_000 });
    await settled(log, other);
    await other.stop();
    const digest = await zero.digest();
    await zero.close();
    return digest;
  }

  it('leaves after rendering again what a rebuild would leave, and moves no position', async () => {
    story(log, FAMILIES, 5);
    await settled(log, engine);
    const { position } = await store.checkpoint();
    law.weight = 3;
    await engine.renderAgain(names);
    expect((await store.checkpoint()).position).toBe(position);
    expect(await store.digest()).toEqual(await underTheLawOfNow());
  });

  it('is not overtaken by a batch that was rendered before the change and is written after it', async () => {
    story(log, FAMILIES, 3);
    await settled(log, engine);
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    let reached: () => void = () => undefined;
    const under = new Promise<void>((resolve) => (reached = resolve));
    law.held = () => {
      law.held = null;
      reached();
      return gate;
    };
    log.add('family-f0', 'counted', { n: 3, on: '2026-01-05' });
    // The batch has the law of before in its hands.
    await under;
    law.weight = 2;
    const again = engine.renderAgain(names);
    await pause(30);
    go();
    await again;
    await settled(log, engine);
    expect(await store.digest()).toEqual(await underTheLawOfNow());
  });

  it('goes on with the log meanwhile, and ends as a rebuild would', async () => {
    for (let round = 2; round < 8; round += 1) {
      story(log, FAMILIES, 3);
      await pause(round % 5);
      law.weight = round;
      for (const family of names) await engine.renderAgain([family]);
    }
    await settled(log, engine);
    expect(await store.digest()).toEqual(await underTheLawOfNow());
  });
});
