import { setTimeout as pause } from 'node:timers/promises';
import { PositionUnknown } from '@kurator/event-log';
import {
  CheckpointForeign,
  FencedOff,
  type LoadableStore,
  type ProjectionEngine,
  type Written,
} from '@kurator/read-models';
import { viewOf } from '../../doubles/counters/domain';
import { fakeLog, type FakeLog } from '../../doubles/counters/fake-log';
import { temporaryFolder, write } from './harness';
import { engineOn, fromZero, NOW, openStore, settled, story } from './engine-harness';

describe('the projection engine', () => {
  const folder = temporaryFolder();
  let log: FakeLog;
  let store: LoadableStore;
  const engines: ProjectionEngine[] = [];
  const start = async (more: Parameters<typeof engineOn>[2] = {}): Promise<ProjectionEngine> => {
    const engine = await engineOn(log, store, more);
    engines.push(engine);
    return engine;
  };
  beforeEach(async () => {
    log = fakeLog();
    store = await openStore(folder.dir);
  });
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.stop();
    await store.close();
  });

  it('says what a recount of the events says', async () => {
    story(log, 6, 9);
    await settled(log, await start({ batchEvents: 5 }));
    for (let n = 0; n < 6; n += 1) {
      let total = 0;
      for (const { stream, data } of log.events)
        if (stream === `family-f${n}`) total += (data['n'] as number | undefined) ?? 0;
      expect((await store.get('totals', [`f${n}`]))[0]).toMatchObject({ total });
    }
    const march = log.events.filter(
      ({ type, data }) => type === 'counted' && (data['on'] as string).startsWith('2026-03'),
    );
    expect(await store.get('numbers', ['2026-03'])).toEqual([{ id: '2026-03', last: march.length }]);
    const things = log.events.reduce((sum, { data }) => sum + ((data['n'] as number | undefined) ?? 0), 0);
    const stocks = await Promise.all(
      ['north', 'south'].map((unit) => store.sums({ unit, after: null, upTo: '2027-01-01' })),
    );
    expect(stocks.reduce((sum, stock) => sum + (stock.get('things') ?? 0), 0)).toBe(things);
  });

  it.each([1, 2, 3, 7])(
    'gives the same with every event delivered twice and batches cut after %d',
    async (batchEvents) => {
      story(log, 5, 6);
      log.twice = true;
      await settled(log, await start({ batchEvents }));
      log.twice = false;
      expect(await store.digest()).toEqual(await fromZero(log, folder.dir));
    },
  );

  it('goes on where it was stopped, and after breaks of the log', async () => {
    story(log, 4, 3);
    const first = await start({ batchEvents: 2 });
    await first.waitFor(log.events[5]?.position as string, 5000);
    await first.stop();
    expect((await first.status()).running).toBe(false);
    story(log, 4, 4);
    log.breaks = 3;
    await settled(log, await start({ batchEvents: 2 }));
    expect(log.breaks).toBe(0);
    expect(await store.digest()).toEqual(await fromZero(log, folder.dir));
  });

  it('parks a poisoned family alone, without personal data, and heals it with its next event', async () => {
    story(log, 3, 2);
    log.add('family-f1', 'poisoned', {});
    story(log, 3, 2);
    const engine = await start();
    await settled(log, engine);
    expect((await store.parked()).map(({ family, error }) => ({ family, error }))).toEqual([
      { family: 'f1', error: 'totals: RangeError' },
    ]);
    expect((await engine.status()).parked[0]?.parkedAt).toBe(NOW);
    expect(await store.get('totals', ['f0', 'f2'])).toHaveLength(2);
    log.add('family-f1', 'healed', {});
    await settled(log, engine);
    expect(await store.parked()).toEqual([]);
    expect((await engine.status()).parked).toEqual([]);
    expect(await store.digest()).toEqual(await fromZero(log, folder.dir));
  });

  it('renders parked families again when asked', async () => {
    let broken = true;
    const load = async (family: string) => {
      if (broken && family === 'f1') throw new TypeError('no key');
      return viewOf(log.events, family);
    };
    story(log, 3, 2);
    const engine = await start({ views: { load } });
    await settled(log, engine);
    expect(await store.parked()).toMatchObject([{ family: 'f1', error: 'view: TypeError' }]);
    expect(await engine.retryParked()).toBe(0);
    broken = false;
    expect(await engine.retryParked()).toBe(1);
    expect(await store.digest()).toEqual(await fromZero(log, folder.dir));
  });

  it('parks the family whose documents the store refuses, and no other', async () => {
    story(log, 3, 1);
    const load = async (family: string) => {
      const loaded = viewOf(log.events, family);
      return family === 'f2' && loaded ? { ...loaded, view: { ...loaded.view, family: 'f0' } } : loaded;
    };
    await settled(log, await start({ views: { load } }));
    expect((await store.parked()).map(({ family }) => family)).toEqual(['f2']);
    expect(await store.get('totals', ['f0', 'f1'])).toHaveLength(2);
  });

  it('loads a view again that is older than the event', async () => {
    const seen: (number | undefined)[] = [];
    const load = async (family: string, atLeast?: number) => {
      seen.push(atLeast);
      return seen.length === 1 ? { view: { family, events: [] }, revision: -1 } : viewOf(log.events, family);
    };
    log.add('family-f0', 'counted', { n: 3, on: '2026-01-05' });
    await settled(log, await start({ views: { load } }));
    expect(seen).toEqual([0, 0]);
    expect(await store.get('totals', ['f0'])).toMatchObject([{ total: 3 }]);
  });

  it('can commit nothing after another engine took the lease, and says so', async () => {
    story(log, 2, 1);
    const stale = await start();
    await settled(log, stale);
    const owner = await start();
    story(log, 2, 1);
    await settled(log, owner);
    for (let n = 0; n < 100 && (await stale.status()).running; n += 1) await pause(10);
    const status = await stale.status();
    expect(status).toMatchObject({ running: false });
    expect(status.error).toBeInstanceOf(FencedOff);
    expect(await stale.waitFor((await log.head()) as string, 5000)).toBe(false);
    expect((await owner.status()).error).toBeNull();
    expect(await store.digest()).toEqual(await fromZero(log, folder.dir));
  });

  it('waits for a position until it is stored, or the time is over', async () => {
    const engine = await start();
    log.frozen = true;
    const { position } = log.add('family-f0', 'counted', { n: 1, on: '2026-01-05' });
    expect(await engine.waitFor(position, 20)).toBe(false);
    const waiting = engine.waitFor(position, 5000);
    log.frozen = false;
    const other = log.add('resolution-1', 'claimed', {});
    expect(await waiting).toBe(true);
    expect(log.compare((await store.checkpoint()).position as string, position)).toBeGreaterThanOrEqual(0);
    expect(await engine.waitFor(other.position, 5000)).toBe(true);
    await expect(engine.waitFor('nonsense', 10)).rejects.toBeInstanceOf(PositionUnknown);
  });

  it('shows a lag that grows while the subscription is frozen', async () => {
    let now = Date.parse('2026-01-01T00:01:00.000Z');
    const engine = await start({ now: () => new Date(now).toISOString() });
    expect(await engine.status()).toMatchObject({ lagMs: 0, caughtUp: true, running: true, error: null });
    log.frozen = true;
    log.add('family-f0', 'counted', { n: 1, on: '2026-01-05' });
    expect(await engine.status()).toMatchObject({ lagMs: 59_000, caughtUp: false });
    now += 30_000;
    expect(await engine.status()).toMatchObject({ lagMs: 89_000, caughtUp: false, position: null });
    log.frozen = false;
    log.add('family-f0', 'counted', { n: 1, on: '2026-01-05' });
    await settled(log, engine);
    expect(await engine.status()).toMatchObject({ lagMs: 0, caughtUp: true });
  });

  it('tells after each commit which families it touched', async () => {
    const told: Written[] = [];
    const engine = await start();
    const end = engine.onWritten((written) => told.push(written));
    const { position } = log.add('family-f0', 'counted', { n: 2, on: '2026-01-05' });
    await settled(log, engine);
    expect(told.map((written) => written.position)).toEqual([position]);
    expect(['numbers', 'days'].map((name) => told[0]?.changedIn(name))).toEqual([['f0'], ['f0']]);
    end();
    log.add('family-f0', 'counted', { n: 2, on: '2026-01-05' });
    await settled(log, engine);
    expect(told).toHaveLength(1);
  });

  it('refuses read models of another log', async () => {
    story(log, 2, 2);
    const engine = await start();
    await settled(log, engine);
    await engine.stop();
    const events = [...log.events];
    log = fakeLog(events.slice(0, 2));
    await expect(start()).rejects.toBeInstanceOf(CheckpointForeign);
    log = fakeLog(events.map((event) => ({ ...event, eventId: `other-${event.eventId}` })));
    await expect(start()).rejects.toBeInstanceOf(CheckpointForeign);
    log = fakeLog(events);
    await start();
  });

  it('leaves the store as it was when a projection by log fails, and goes on when it is mended', async () => {
    story(log, 2, 1);
    let broken = true;
    const engine = await start({
      decode: (event) => {
        if (broken) throw new Error('cannot be opened');
        return event as never;
      },
    });
    await pause(30);
    expect((await engine.status()).error?.message).toBe('cannot be opened');
    expect((await store.digest()).documents).toBe(0);
    broken = false;
    await settled(log, engine);
    expect((await engine.status()).error).toBeNull();
    await write(store, 1, {});
    expect(await store.digest()).toEqual(await fromZero(log, folder.dir));
  });
});
