import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { builtFile } from '@kurator/platform';
import {
  logProjections,
  openEmbeddedReadModels,
  PoisonFamily,
  rebuild,
  type LoadableStore,
  type RebuildOptions,
  type RebuildProgress,
} from '@kurator/read-models';
import { collections, decode, projections } from '../../doubles/counters/domain';
import { fakeLog, type FakeLog } from '../../doubles/counters/fake-log';
import { engineOn, fromZero, NOW, settled, story } from './engine-harness';
import { temporaryFolder } from './harness';

describe('a rebuild', () => {
  const folder = temporaryFolder();
  let log: FakeLog;
  let store: LoadableStore;
  beforeEach(async () => {
    log = fakeLog();
    store = await openEmbeddedReadModels({ file: join(folder.dir, 'new.db'), collections, bulk: true });
  });
  afterEach(() => store.close());
  const run = (more: Partial<RebuildOptions> = {}) =>
    rebuild({
      log,
      store,
      logProjections: logProjections(projections),
      decode,
      now: () => NOW,
      threads: 2,
      renderer: { module: builtFile('test/doubles/counters/renderer'), options: { events: log.events } },
      ...more,
    });

  it('gives what following the log gives, and reports how far it is', async () => {
    story(log, 450, 3);
    const seen: RebuildProgress[] = [];
    const result = await run({ onProgress: (progress) => seen.push(progress) });
    expect(result).toMatchObject({ families: 450, events: 1350, position: await log.head() });
    expect(await store.digest()).toEqual(await fromZero(log, folder.dir));
    expect(seen.map(({ families }) => families)).toEqual(
      [...seen.map(({ families }) => families)].sort((a, b) => a - b),
    );
    expect(seen[seen.length - 1]).toMatchObject({ families: 450, total: 450, events: 1350 });
    expect(seen.length).toBeGreaterThan(2);
  });

  it('takes in what is appended while it runs, and can be followed on', async () => {
    story(log, 30, 4);
    // The threads know the events of the start only; the log grows when the load reports its first families.
    let grown = false;
    const all = fakeLog(log.events);
    story(all, 30, 1);
    const grow = (): void => {
      if (!grown) for (const { stream, type, data } of all.events.slice(log.events.length)) log.add(stream, type, data);
      grown = true;
    };
    const renderer = { module: builtFile('test/doubles/counters/renderer'), options: { events: all.events } };
    const result = await run({ onProgress: grow, renderer });
    expect(result.position).toBe(await log.head());
    story(log, 3, 1);
    const engine = await engineOn(log, store);
    await settled(log, engine);
    await engine.stop();
    expect(await store.digest()).toEqual(await fromZero(log, folder.dir));
  });

  it('stops at a family that cannot be rendered, and names it', async () => {
    story(log, 20, 2);
    log.add('family-f7', 'poisoned', {});
    const failed = run();
    await expect(failed).rejects.toBeInstanceOf(PoisonFamily);
    await expect(failed).rejects.toMatchObject({
      family: 'f7',
      message: 'family f7 cannot be rendered: totals: RangeError',
    });
  });

  it('ends at once when it is called off', async () => {
    story(log, 900, 1);
    const stop = new AbortController();
    await expect(run({ signal: stop.signal, onProgress: () => stop.abort(new Error('called off')) })).rejects.toThrow(
      'called off',
    );
  });

  it('says when its renderer cannot start', async () => {
    const module = join(folder.dir, 'none.js');
    await expect(run({ renderer: { module, options: null } })).rejects.toThrow('cannot start');
  });

  it('leaves a file that refuses to serve when it was cut off', async () => {
    const file = join(folder.dir, 'new.db');
    await store.close();
    expect(existsSync(file)).toBe(true);
    await expect(openEmbeddedReadModels({ file, collections })).rejects.toThrow('never loaded to its end');
  });
});
