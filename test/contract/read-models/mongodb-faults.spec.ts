import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '@kurator/mongodb';
import {
  FencedOff,
  openMongoReadModels,
  StoreUnavailable,
  type LoadableStore,
  type StoreVersions,
} from '@kurator/read-models';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';
import type { Faults } from '../../doubles/mongodb/faults';
import { collections } from '../../doubles/counters/domain';
import { fakeLog } from '../../doubles/counters/fake-log';
import { engineOn, fromZero, settled, story } from './engine-harness';
import { at, family, NOWHERE, temporaryFolder, write } from './harness';

const stock = { unit: 'R', after: null, upTo: '2026-12-31' };
const said = (revision: number, n: number) =>
  family('a', revision, {
    documents: { totals: [{ id: 'a', unit: 'R', total: n }] },
    changes: [{ unit: 'R', key: 'k', date: '2026-03-05', n }],
  });
const TRANSIENT = ['TransientTransactionError'];

describe('read models in MongoDB when something breaks', () => {
  const folder = temporaryFolder();
  let double: MongoDouble;
  let versions: StoreVersions;
  let store: LoadableStore;
  let name: string;
  let epoch: number;
  /** Short, so that a server that is away is given up quickly. */
  const url = (): string => `${double.url('faults')}?serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500`;
  beforeEach(async () => {
    double = await startMongoDouble();
    versions = await openMongoReadModels(url(), collections);
    ({ name, store } = await versions.create(false));
    epoch = await store.acquire();
  });
  afterEach(async () => {
    Object.assign(double.faults, { loseCommitAnswers: 0, drop: null, fail: null, notPrimary: false });
    await store.close();
    await versions.close();
    await double.stop();
  });
  const seen = (command: string): number => double.seen.get(command) ?? 0;

  it.each<[string, Partial<Faults>, command: string, times: number]>([
    ['the answer to a commit is lost', { loseCommitAnswers: 1 }, 'commitTransaction', 2],
    ['the answers to a commit and its repetition are lost', { loseCommitAnswers: 2 }, 'commitTransaction', 3],
    ['every answer of the first transaction is lost', { loseCommitAnswers: 6 }, 'commitTransaction', 6],
    [
      'the connection ends before a commit',
      { drop: { command: 'commitTransaction', times: 1 } },
      'commitTransaction',
      2,
    ],
    ['the connection ends in the middle', { drop: { command: 'find', times: 1 } }, 'find', 3],
    [
      'another transaction was quicker',
      { fail: { command: 'update', times: 2, code: 112, codeName: 'WriteConflict', labels: TRANSIENT } },
      'abortTransaction',
      2,
    ],
    [
      'a commit meets a transaction that the server has given up',
      { fail: { command: 'commitTransaction', times: 1, code: 251, codeName: 'NoSuchTransaction', labels: TRANSIENT } },
      'commitTransaction',
      2,
    ],
    [
      'the primary steps down during a commit',
      {
        fail: {
          ...{ command: 'commitTransaction', times: 1, code: 11602, codeName: 'InterruptedDueToReplStateChange' },
          labels: ['RetryableWriteError'],
        },
      },
      'commitTransaction',
      2,
    ],
  ])('writes a batch once when %s', async (_what, faults, command, times) => {
    await write(store, epoch, { families: [said(0, 2)], to: at(1) });
    const before = seen(command);
    Object.assign(double.faults, faults);
    await write(store, epoch, { families: [said(1, 7)], to: at(2) });
    expect(seen(command) - before).toBeGreaterThanOrEqual(times);
    expect((await store.sums(stock)).get('k')).toBe(7);
    expect(await store.get('totals', ['a'])).toEqual([{ id: 'a', unit: 'R', total: 7 }]);
    expect(await store.checkpoint()).toEqual(at(2));
    await write(store, epoch, { families: [said(2, 1)], to: at(3) });
    expect((await store.sums(stock)).get('k')).toBe(1);
  });

  it('lets nothing through when a batch cannot be finished, and blames no family', async () => {
    await write(store, epoch, { families: [said(0, 2)], to: at(1) });
    const before = await store.digest();
    double.faults.fail = { command: 'update', times: 1000, code: 112, codeName: 'WriteConflict', labels: TRANSIENT };
    await expect(write(store, epoch, { families: [said(1, 7)], to: at(2) })).rejects.toBeInstanceOf(StoreUnavailable);
    double.faults.fail = null;
    expect(await store.digest()).toEqual(before);
    expect(await store.checkpoint()).toEqual(at(1));
  });

  it('opens for others at once while an owner that died has left a transaction open', async () => {
    const { client, db } = await connect(url());
    const dead = client.startSession();
    dead.startTransaction();
    const state = db.collection<{ readonly _id: string }>(`${name}_state`);
    await state.updateOne({ _id: 'state' }, { $set: { batches: 1 } }, { session: dead });
    const others = await openMongoReadModels(url(), collections);
    const began = performance.now();
    const opened = await others.open(name);
    expect(await opened.checkpoint()).toMatchObject({ position: null });
    // The double lets a write wait for five seconds, a server for up to a minute.
    expect(performance.now() - began).toBeLessThan(4000);
    await opened.close();
    await others.close();
    await dead.endSession();
    await client.close();
  });

  it('starts beside others that start, also while one was killed in the middle of its trial', async () => {
    const { client, db } = await connect(url());
    const dead = client.startSession();
    dead.startTransaction();
    const trials = db.collection<{ readonly _id: string }>('read_models_trial');
    // Whatever a trial before has left is held by the dead one; nothing, when each has a document of its own.
    await trials.updateOne({}, { $set: { n: 7 } }, { session: dead });
    await trials.insertOne({ _id: 'killed' }, { session: dead });
    const began = performance.now();
    const opened = await Promise.all(Array.from({ length: 8 }, () => connect(url())));
    // The double lets a write wait for five seconds.
    expect(performance.now() - began).toBeLessThan(4000);
    await dead.endSession();
    expect(await trials.countDocuments()).toBe(0);
    for (const one of [...opened.map((each) => each.client), client]) await one.close();
  });

  it('says that it is away to whoever asks or writes, and goes on when it is back', async () => {
    await write(store, epoch, { families: [said(0, 2)], to: at(1) });
    await double.goAway();
    const away = [
      store.count('totals', {}),
      store.checkpoint(),
      store.acquire(),
      store.snapshot((reads) => reads.count('totals', {})),
      store.write({
        ...{ families: [said(1, 3)], documents: [], parked: [], unparked: [] },
        ...{ from: at(1), to: at(2), epoch },
      }),
    ];
    for (const asked of await Promise.allSettled(away))
      expect(asked).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) as Error });
    await double.comeBack();
    expect(await store.checkpoint()).toEqual(at(1));
    await write(store, epoch, { families: [said(1, 3)], to: at(2) });
    expect((await store.sums(stock)).get('k')).toBe(3);
  });

  it('refuses to write to a member that is no primary any more, until there is one', async () => {
    double.faults.notPrimary = true;
    await expect(write(store, epoch, { families: [said(0, 2)] })).rejects.toBeInstanceOf(StoreUnavailable);
    double.faults.notPrimary = false;
    await write(store, epoch, { families: [said(0, 2)], to: at(1) });
    expect(await store.checkpoint()).toEqual(at(1));
  });

  it('commits nothing of an owner that loses the lease in the middle of a batch', async () => {
    const other = await versions.open((await openedName()) as string);
    for (let round = 1; round <= 40; round += 1) {
      const before = await store.checkpoint();
      const [written, taken] = await Promise.allSettled([
        write(store, epoch, { families: [said(round, round)], from: before, to: at(round) }),
        other.acquire(),
      ]);
      const newer = (taken as PromiseFulfilledResult<number>).value;
      const after = await store.checkpoint();
      expect(after).toEqual(written.status === 'fulfilled' ? at(round) : before);
      await expect(write(store, epoch, { to: at(900) })).rejects.toBeInstanceOf(FencedOff);
      expect(await store.checkpoint()).toEqual(after);
      epoch = newer;
    }
    await other.close();
  });
  /** The version that `store` is: the newest. */
  const openedName = async (): Promise<string | undefined> => {
    await versions.flip({ name: 'v1', signature: 's' });
    return (await versions.serving())?.name;
  };

  it('ends like a rebuild from zero whatever happens while the log is followed', async () => {
    const log = fakeLog();
    story(log, 5, 4);
    const engine = await engineOn(log, store, { batchEvents: 3 });
    const troubles: Partial<Faults>[] = [
      { loseCommitAnswers: 3 },
      { drop: { command: 'update', times: 9 } },
      { drop: { command: 'find', times: 5 } },
      { fail: { command: 'insert', times: 4, code: 112, codeName: 'WriteConflict', labels: TRANSIENT } },
    ];
    for (const trouble of troubles) {
      Object.assign(double.faults, trouble);
      story(log, 5, 3);
      await settled(log, engine);
    }
    await double.goAway();
    story(log, 5, 2);
    for (let left = 100; left > 0 && (await engine.status()).error === null; left -= 1) await pause(100);
    expect((await engine.status()).error).toBeInstanceOf(StoreUnavailable);
    await double.comeBack();
    await settled(log, engine);
    await engine.stop();
    expect(await store.parked()).toEqual([]);
    expect(await store.digest()).toEqual(await fromZero(log, folder.dir));
  }, 60_000);

  it('begins again from the stored checkpoint after a kill', async () => {
    const log = fakeLog();
    story(log, 4, 3);
    const first = await engineOn(log, store, { batchEvents: 2 });
    await first.waitFor(log.events[5]?.position as string, 5000);
    await double.goAway();
    await first.stop();
    await double.comeBack();
    const again = await versions.open('v1');
    const second = await engineOn(log, again);
    await settled(log, second);
    await second.stop();
    expect(await again.digest()).toEqual(await fromZero(log, folder.dir));
    await expect(write(store, epoch, { from: NOWHERE, to: at(1) })).rejects.toBeInstanceOf(FencedOff);
  });
});
