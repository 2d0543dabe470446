import {
  compareStores,
  placeNow,
  type LoadableStore,
  type RebuildOptions,
  type StoreVersions,
} from '@kurator/read-models';
import { projections } from '../../doubles/counters/domain';
import { fakeLog, type FakeLog } from '../../doubles/counters/fake-log';
import { engineOn, filled, NOW, settled, story } from './engine-harness';

/** What every adapter says of a version that is built beside the one that serves. */
export function comparedContract(name: string, open: () => Promise<StoreVersions>): void {
  describe(`${name}, a version that is built`, () => {
    let versions: StoreVersions;
    let log: FakeLog;
    beforeEach(async () => {
      versions = await open();
      log = fakeLog();
    });
    afterEach(() => versions.close());

    const begin = async () =>
      versions.begin({
        ...{ signature: 's', made: { law: 'law', projections: {} } },
        ...{ loadedAt: await placeNow(log), startedAt: NOW },
      });
    const fill = (store: LoadableStore, more: Partial<RebuildOptions> = {}) => filled(log, store, more);

    it('is held against the living one, and every difference is told by its projection', async () => {
      story(log, 60, 3);
      const living = await versions.create(false);
      const engine = await engineOn(log, living.store);
      await settled(log, engine);
      const { store } = await begin();
      await fill(store);
      const level = async (): Promise<boolean> => {
        await settled(log, engine);
        return true;
      };
      const compare = () => compareStores({ old: living.store, fresh: store, projections, figures: true, level });
      expect(await compare()).toEqual({ families: 60, documents: 3, differences: [], skipped: 0 });

      await engine.stop();
      const from = await living.store.checkpoint();
      const nothing = { parked: [], unparked: [], from, to: from, epoch: await living.store.acquire() };
      const wrong = { family: 'f7', revision: 99, documents: { totals: [{ id: 'f7', unit: 'R', total: 5 }] } };
      const families = [{ ...wrong, changes: [] }];
      const documents = [{ collection: 'numbers', id: '2026-01', doc: { id: '2026-01', last: 1 } }];
      await living.store.write({ ...nothing, families, documents });
      const { differences } = await compare();
      expect(differences).toEqual(
        expect.arrayContaining([
          { projection: 'totals', collection: 'totals', id: 'f7' },
          { projection: 'figures', collection: 'figures', id: 'f7' },
          { projection: 'numbers', collection: 'numbers', id: '2026-01' },
        ]),
      );
      expect(new Set(differences.map(({ id }) => id))).toEqual(new Set(['f7', '2026-01']));
      // Nobody keeps the old one at the log: what it has not seen is no difference, and is counted.
      const behind = await compareStores({
        ...{ old: living.store, fresh: store, projections, figures: true },
        level: () => Promise.resolve(false),
      });
      expect([behind.differences, behind.skipped]).toEqual([[], 2]);
      await living.store.close();
      await store.close();
    });

    it('is held against a living one that never stands still: what every event changes is compared at one place', async () => {
      story(log, 12, 3);
      const living = await versions.create(false);
      let engine = await engineOn(log, living.store);
      const { store } = await begin();
      await fill(store);
      const goesOn = async (): Promise<void> => {
        log.add('family-f3', 'counted', { n: 1, on: '2026-01-05' });
        await settled(log, engine);
      };
      /** Somebody decides before and after every look. */
      const level = async (until?: string): Promise<boolean> => {
        await goesOn();
        await fill(store, until === undefined ? {} : { until });
        await goesOn();
        return true;
      };
      const differingNumbers = async () => {
        await goesOn();
        const stores = { old: living.store, fresh: store, projections, figures: true };
        const { differences } = await compareStores({ ...stores, level });
        return differences.filter(({ projection }) => projection === 'numbers');
      };
      expect(await differingNumbers()).toEqual([]);

      await engine.stop();
      const from = await living.store.checkpoint();
      const nothing = { families: [], parked: [], unparked: [], from, to: from, epoch: await living.store.acquire() };
      const documents = [{ collection: 'numbers', id: '2026-01', doc: { id: '2026-01', last: 1 } }];
      await living.store.write({ ...nothing, documents });
      engine = await engineOn(log, living.store);
      expect(await differingNumbers()).toEqual([{ projection: 'numbers', collection: 'numbers', id: '2026-01' }]);
      await engine.stop();
      await living.store.close();
      await store.close();
    });
  });
}
