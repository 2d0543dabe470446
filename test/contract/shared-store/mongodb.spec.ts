import { openSharedStore, SharedStoreAway } from '@kurator/shared-store';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';
import { sharedStoreContract } from './contract';

let double: MongoDouble;
beforeAll(async () => {
  double = await startMongoDouble();
});
afterAll(() => double.stop());

const address = (): string => `${double.url('shared')}?serverSelectionTimeoutMS=500&heartbeatFrequencyMS=500`;
sharedStoreContract('MongoDB, over the double', () => openSharedStore(address()));

it('says so in a word of its own when the database is away, and works again when it is back', async () => {
  const store = await openSharedStore(address());
  await store.put('away', 'x', 'before', null);
  await double.goAway();
  await expect(store.get('away', 'x')).rejects.toBeInstanceOf(SharedStoreAway);
  await double.comeBack();
  // The driver looks for it twice a second, and the first question may be over before it does.
  const read = async (): Promise<unknown> => {
    try {
      return await store.get('away', 'x');
    } catch (error) {
      if (error instanceof SharedStoreAway) return read();
      throw error;
    }
  };
  expect(await read()).toEqual({ value: 'before', version: 1 });
  await store.close();
}, 20_000);
