import { openMongoReadModels, type StoreVersions } from '@kurator/read-models';
import { engineOn, fromZero, settled, story } from '../../contract/read-models/engine-harness';
import { temporaryFolder } from '../../contract/read-models/harness';
import { collections } from '../../doubles/counters/domain';
import { fakeLog } from '../../doubles/counters/fake-log';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';
import { LONG } from '../form';

/** Commands from one that is cut to the next. */
const STEP = LONG ? 1 : 4;

describe('the connection to the database of the read models, cut at a command', () => {
  const folder = temporaryFolder();
  let double: MongoDouble;
  let versions: StoreVersions;
  beforeEach(async () => {
    double = await startMongoDouble();
    const url = `${double.url('writes')}?serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500`;
    versions = await openMongoReadModels(url, collections);
  });
  afterEach(async () => {
    await versions.close();
    await double.stop();
  });
  const commands = (): number => [...double.seen.values()].reduce((sum, n) => sum + n, 0);

  /** A log is followed half-way by one engine, the rest by another, whose commands may break. */
  async function followed(arm: () => void): Promise<unknown> {
    const log = fakeLog();
    story(log, 3, 1);
    const store = (await versions.create(false)).store;
    const first = await engineOn(log, store);
    await settled(log, first);
    await first.stop();
    story(log, 3, 2);
    arm();
    // All that is left in one batch, so that its commands are the same each time.
    const second = await engineOn(log, store, { batchEvents: 1000, batchMs: 20 });
    await settled(log, second);
    double.faults.breakAt = null;
    await second.stop();
    const digest = await store.digest();
    await store.close();
    return digest;
  }

  it.each(['before', 'after'] as const)(
    'wherever it is, %s it is carried out, ends like a rebuild from zero',
    async (how) => {
      const log = fakeLog();
      story(log, 3, 1);
      story(log, 3, 2);
      const expected = await fromZero(log, folder.dir);
      let begun = 0;
      expect(await followed(() => (begun = commands()))).toEqual(expected);
      const points = commands() - begun;
      let broken = 0;
      for (let point = 0; point < points; point += STEP) {
        const breakAt = { left: point, how };
        expect([point, await followed(() => (double.faults.breakAt = breakAt))]).toEqual([point, expected]);
        if (breakAt.left < 0) broken += 1;
      }
      // The last of those that were counted belong to the digest, which is asked for after the trouble.
      expect(broken).toBeGreaterThan(12 / STEP);
    },
    120_000,
  );
});
