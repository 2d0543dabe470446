import { setTimeout as pause } from 'node:timers/promises';
import { openMongoReadModels, type LoadableStore, type StoreVersions } from '@kurator/read-models';
import { engineOn, fromZero, settled, story } from '../../contract/read-models/engine-harness';
import { temporaryFolder } from '../../contract/read-models/harness';
import { collections } from '../../doubles/counters/domain';
import { fakeLog } from '../../doubles/counters/fake-log';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy';

/** Short: what is not answered within it is given up, as after a minute in life. */
const ANSWER_MS = 700;

describe('the connection to the database of the read models', () => {
  const folder = temporaryFolder();
  let double: MongoDouble;
  let proxy: TcpProxy;
  let versions: StoreVersions;
  let store: LoadableStore;
  beforeEach(async () => {
    double = await startMongoDouble();
    proxy = await startTcpProxy(Number(new URL(double.url('x')).port));
    const patience = `serverSelectionTimeoutMS=3000&heartbeatFrequencyMS=500&connectTimeoutMS=${ANSWER_MS}`;
    const url = `mongodb://127.0.0.1:${proxy.port}/sockets?directConnection=true&socketTimeoutMS=${ANSWER_MS}&${patience}`;
    versions = await openMongoReadModels(url, collections);
    store = (await versions.create(false)).store;
  });
  afterEach(async () => {
    proxy.set('passes');
    await store.close();
    await versions.close();
    await proxy.stop();
    await double.stop();
  });

  it.each<readonly [string, () => Promise<void>]>([
    ['is slow', async () => (proxy.delay(40), await pause(1000), proxy.delay(0))],
    [
      'is cut, again and again',
      async () => {
        for (let n = 0; n < 8; n += 1) {
          proxy.cut();
          await pause(60);
        }
      },
    ],
    ['holds back the answers', async () => (proxy.set('stalls'), await pause(2 * ANSWER_MS), proxy.set('passes'))],
    ['is open on our side only', async () => (proxy.set('half-open'), await pause(ANSWER_MS), proxy.set('passes'))],
  ])(
    'that %s leaves what a rebuild from zero gives',
    async (_what, trouble) => {
      const log = fakeLog();
      const engine = await engineOn(log, store, { batchEvents: 2 });
      story(log, 4, 2);
      await settled(log, engine);
      const before = proxy.connections();
      const telling = (async () => {
        for (let n = 0; n < 20; n += 1) {
          story(log, 4, 1);
          await pause(20);
        }
      })();
      await trouble();
      await telling;
      for (const end = performance.now() + 30_000; performance.now() < end; await pause(50)) {
        if (await engine.waitFor((await log.head()) as string, 1000)) break;
      }
      await settled(log, engine);
      await engine.stop();
      expect(await store.parked()).toEqual([]);
      expect(await store.digest()).toEqual(await fromZero(log, folder.dir));
      expect(proxy.connections()).toBeGreaterThanOrEqual(before);
    },
    60_000,
  );
});
