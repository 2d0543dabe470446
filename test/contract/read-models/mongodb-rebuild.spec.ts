import { builtFile } from '@kurator/platform';
import { logProjections, openMongoReadModels, rebuild, type StoreVersions } from '@kurator/read-models';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';
import { collections, decode, projections } from '../../doubles/counters/domain';
import { fakeLog } from '../../doubles/counters/fake-log';
import { engineOn, fromZero, NOW, settled, story } from './engine-harness';
import { family, temporaryFolder, write } from './harness';

describe('read models in MongoDB in large numbers', () => {
  const folder = temporaryFolder();
  let double: MongoDouble;
  let versions: StoreVersions;
  beforeEach(async () => {
    double = await startMongoDouble();
    versions = await openMongoReadModels(double.url('large'), collections);
  });
  afterEach(async () => {
    await versions.close();
    await double.stop();
  });

  it('are rebuilt beside the version that serves, which stays as it is until the flip', async () => {
    const log = fakeLog();
    story(log, 450, 3);
    const old = await versions.create(false);
    await versions.flip({ name: old.name, signature: 'old' });
    const { name, store } = await versions.create(true);
    await expect(versions.open(name)).rejects.toThrow('never loaded to its end');
    const renderer = { module: builtFile('test/doubles/counters/renderer'), options: { events: log.events } };
    const given = { log, store, decode, now: () => NOW, threads: 2, logProjections: logProjections(projections) };
    const built = await rebuild({ ...given, renderer });
    expect(built).toMatchObject({ families: 450, position: await log.head() });
    expect(await store.digest()).toEqual(await fromZero(log, folder.dir));
    expect((await versions.serving())?.name).toBe(old.name);
    expect(await old.store.count('totals', {})).toBe(0);
    await versions.flip({ name, signature: 'new' });
    await versions.sweep();
    expect(await versions.serving()).toEqual({ name, signature: 'new' });
    // Whoever goes back to the program before finds its read models as they were, until the one before that is exchanged.
    expect(await Promise.all(['old', 'new', 'other'].map((one) => versions.servingFor(one)))).toEqual([
      old.name,
      name,
      null,
    ]);
    expect(await old.store.count('totals', {})).toBe(0);
    const newest = await versions.create(false);
    await versions.flip({ name: newest.name, signature: 'newest' });
    await versions.sweep();
    await expect(old.store.checkpoint()).rejects.toThrow('a newer one serves');
    expect(await versions.servingFor('old')).toBeNull();
    story(log, 3, 1);
    const engine = await engineOn(log, store);
    await settled(log, engine);
    await engine.stop();
    expect(await store.digest()).toEqual(await fromZero(log, folder.dir));
  });

  it('have every declared index, also one that somebody dropped', async () => {
    const { name } = await versions.create(false);

    expect(double.indexesOf(`large.${name}_c_totals`)).toEqual([
      { _id: 1 },
      { _family: 1 },
      { unit: 1, total: 1, _id: 1 },
    ]);

    double.dropIndexes(`large.${name}_c_totals`);
    const before = double.seen.get('createIndexes');
    await versions.open(name);
    expect(double.indexesOf(`large.${name}_c_totals`)).toHaveLength(3);
    // Only what was missing is made again.
    expect(double.seen.get('createIndexes')).toBe((before ?? 0) + 1);
  });

  it('are never swept while another process may still be filling them', async () => {
    const serving = await versions.create(false);
    await versions.flip({ name: serving.name, signature: 's' });
    const filling = await versions.create(true);
    await versions.sweep();
    await filling.store.finishLoad();
    expect(await filling.store.count('totals', {})).toBe(0);
    expect(filling.name).not.toBe(serving.name);
  });

  it('come and go in batches that are larger than the first page of a cursor', async () => {
    const { store } = await versions.create(false);
    const epoch = await store.acquire();
    const all = (revision: number) =>
      Array.from({ length: 150 }, (_none, n) =>
        family(`f${n}`, revision, { documents: { totals: [{ id: `f${n}`, unit: 'R', total: n * revision }] } }),
      );
    await write(store, epoch, { families: all(1) });
    await write(store, epoch, { families: all(2) });
    expect(double.seen.get('getMore') ?? 0).toBeGreaterThan(0);
    expect(await store.count('totals', {})).toBe(150);
    expect(await store.get('totals', ['f149'])).toEqual([{ id: 'f149', unit: 'R', total: 298 }]);
    await write(store, epoch, { families: all(3).map((one) => ({ ...one, documents: {} })) });
    expect(await store.count('totals', {})).toBe(0);
  });
});
