import {
  placeNow,
  type LoadableStore,
  type OpenBuild,
  type RebuildOptions,
  type StoreVersions,
} from '@kurator/read-models';
import { fakeLog, type FakeLog } from '../../doubles/counters/fake-log';
import { comparedContract } from './contract-compared';
import { engineOn, filled, fromZero, NOW, settled, story } from './engine-harness';
import { temporaryFolder } from './harness';

const LATER = '2026-02-01T01:00:00.000Z';
const MADE = { law: 'law', projections: {} };
const CALLED_OFF = new Error('called off');

/** What every adapter does with versions that are built beside the one that serves. */
export function buildsContract(name: string, open: () => Promise<StoreVersions>): void {
  describe(`${name}, building beside what serves`, () => {
    const folder = temporaryFolder();
    let versions: StoreVersions;
    let log: FakeLog;
    beforeEach(async () => {
      versions = await open();
      log = fakeLog();
    });
    afterEach(() => versions.close());

    const begin = async (signature = 's', startedAt = NOW): Promise<OpenBuild> =>
      versions.begin({ signature, made: MADE, loadedAt: await placeNow(log), startedAt });
    const theBuild = async () => {
      const [build] = await versions.builds();
      if (!build) throw new Error('nothing is being built');
      return build;
    };
    const fill = (store: LoadableStore, more: Partial<RebuildOptions> = {}) => filled(log, store, more);
    /** Fills until so many families are loaded, and leaves it there as a process that is killed does. */
    async function fillUntil(store: LoadableStore, families: number): Promise<void> {
      const stop = new AbortController();
      const sparing = { percent: 99, elapsed: () => performance.now() };
      const onProgress: RebuildOptions['onProgress'] = (progress) => {
        if (progress.families >= families) stop.abort(CALLED_OFF);
      };
      // One batch at a time, so that it ends where it is asked to.
      await expect(fill(store, { signal: stop.signal, sparing, onProgress })).rejects.toThrow('called off');
      await store.close();
    }
    async function served(store: LoadableStore, name: string): Promise<void> {
      await versions.flip({ name, signature: 's', made: MADE });
      await store.close();
    }

    it('goes on where a killed process was, and renders no family twice', async () => {
      story(log, 950, 3);
      const { name, store } = await begin();
      await fillUntil(store, 300);
      const build = await theBuild();
      expect([build.name, build.loadedAt.position]).toEqual([name, await log.head()]);
      await expect(versions.open(name)).rejects.toThrow('never loaded to its end');

      // What is appended between the two is caught up with.
      story(log, 40, 1);
      const again = await versions.resume(build);
      const { loading, families } = await again.loaded();
      expect([loading, families.size >= 300, families.size < 950]).toEqual([true, true, true]);
      const before = families.size;
      const seen: number[] = [];
      const onProgress: RebuildOptions['onProgress'] = (progress) => seen.push(progress.families);
      const { events } = await fill(again, { loadedAt: build.loadedAt, onProgress });
      expect([Math.min(...seen) > before, seen.at(-1)]).toEqual([true, 950]);
      // Some families have four events by now.
      expect(events).toBeLessThanOrEqual((950 - before) * 4);
      expect(await again.digest()).toEqual(await fromZero(log, folder.dir));
      await again.close();
    });

    it('goes on after being killed between the load and the flip', async () => {
      story(log, 60, 3);
      const { store } = await begin();
      await fill(store);
      await store.close();
      story(log, 10, 1);
      const build = await theBuild();
      const again = await versions.resume(build);
      expect(await again.loaded()).toMatchObject({ loading: false });
      expect(await fill(again, { loadedAt: build.loadedAt })).toMatchObject({ position: await log.head() });
      expect(await again.digest()).toEqual(await fromZero(log, folder.dir));
      await again.close();
    });

    it('is killed again and again, and comes to its end all the same', async () => {
      story(log, 700, 2);
      const { store } = await begin();
      await fillUntil(store, 100);
      for (const families of [250, 400, 550]) await fillUntil(await versions.resume(await theBuild()), families);
      const build = await theBuild();
      const last = await versions.resume(build);
      await fill(last, { loadedAt: build.loadedAt });
      expect(await last.digest()).toEqual(await fromZero(log, folder.dir));
      await last.close();
    });

    it('tells whoever looks on how far it is, and that it was cancelled', async () => {
      story(log, 3, 1);
      const { name, store } = await begin();
      const progress = { phase: 'LOADING', families: 2, total: 3, at: LATER } as const;
      expect(await versions.note(name, progress)).toBe(true);
      expect(await versions.builds()).toEqual([
        {
          name,
          signature: 's',
          made: MADE,
          startedAt: NOW,
          loadedAt: await placeNow(log),
          cancelled: false,
          ...progress,
        },
      ]);
      await versions.cancel(name);
      expect([(await theBuild()).cancelled, await versions.note(name, progress)]).toEqual([true, false]);
      await store.close();
      await versions.drop(name);
      expect([await versions.builds(), await versions.note(name, progress)]).toEqual([[], false]);
    });

    it('serves by one flip, keeps what served before, and goes back to it at once', async () => {
      story(log, 20, 2);
      const first = await begin();
      await fill(first.store);
      await served(first.store, first.name);
      expect([await versions.servingFor('s'), await versions.builds()]).toEqual([first.name, []]);
      const next = await begin();
      await fill(next.store);
      await served(next.store, next.name);
      await versions.sweep();
      expect([await versions.servingFor('s'), await versions.madeOf(next.name)]).toEqual([next.name, MADE]);
      expect(await versions.rollBack('s')).toBe(first.name);
      expect(await versions.servingFor('s')).toBe(first.name);
      // What was kept follows the log again from where it was.
      story(log, 5, 1);
      const store = await versions.open(first.name);
      const engine = await engineOn(log, store);
      await settled(log, engine);
      await engine.stop();
      expect(await store.digest()).toEqual(await fromZero(log, folder.dir));
      await store.close();
      expect([await versions.rollBack('s'), await versions.rollBack('unknown')]).toEqual([next.name, null]);
    });

    it('is kept by a sweep as long as it is the newest of its program', async () => {
      const [older, newer] = [await begin(), await begin()];
      const other = await begin('other');
      for (const { store } of [older, newer, other]) await store.close();
      const serving = await versions.create(false);
      await served(serving.store, serving.name);
      await versions.sweep();
      expect((await versions.builds()).map(({ name }) => name)).toEqual([newer.name, other.name]);
    });

    it('forgets what is kept and not at the log when personal data are destroyed', async () => {
      const names: string[] = [];
      for (const signature of ['s', 's']) {
        const { name, store } = await versions.create(false);
        await versions.flip({ name, signature });
        await store.close();
        names.push(name);
      }
      const [left, living] = [await begin('s', NOW), await begin('s', LATER)];
      for (const { store } of [left, living]) await store.close();
      await versions.forget('s', LATER);
      expect(await versions.rollBack('s')).toBeNull();
      expect(await versions.servingFor('s')).toBe(names[1]);
      expect((await versions.builds()).map(({ name }) => name)).toEqual([living.name]);
      await expect(versions.flip({ name: names[0] ?? '', signature: 's' })).rejects.toThrow('gone');
    });

    it('is done by one process at a time', async () => {
      const held = await versions.buildLease('one').take(AbortSignal.timeout(5000));
      await expect(versions.buildLease('other').take(AbortSignal.timeout(600))).rejects.toThrow();
      await held.release();
      const other = await versions.buildLease('other').take(AbortSignal.timeout(5000));
      await other.release();
    });
  });
  comparedContract(name, open);
}
