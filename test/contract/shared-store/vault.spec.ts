import { randomBytes } from 'node:crypto';
import { openSharedVault, type KeyVault } from '@kurator/event-log';
import { openSharedStore, ringsIn } from '@kurator/shared-store';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';
import { vaultContract } from '../event-log/contract-vault';

let double: MongoDouble;
let places = 0;
beforeAll(async () => {
  double = await startMongoDouble();
});
afterAll(() => double.stop());

const open = async (masterKey: Buffer): Promise<KeyVault> => {
  const store = await openSharedStore(double.url(`vault${places}`));
  try {
    return await openSharedVault({ store: ringsIn(store), masterKey, name: 'MONGODB_URL' });
  } catch (error) {
    await store.close();
    throw error;
  }
};
vaultContract('shared, over the double of MongoDB', {
  begin: async () => void (places += 1),
  open,
  end: async () => undefined,
});

describe('two processes with one vault', () => {
  const masterKey = randomBytes(32);
  it('make the same keys at one moment, and see at once what the other has destroyed', async () => {
    places += 1;
    const [one, other] = await Promise.all([open(masterKey), open(masterKey)]);
    const names = Array.from({ length: 20 }, (_none, n) => `p-${n}`);
    const made = await Promise.all(
      names.flatMap((name) => [one.ensure('family-1', [name]), other.ensure('family-1', [name, 'family'])]),
    );
    const last = await one.keys('family-1');
    expect([...last.keys()].sort()).toEqual(['family', ...names].sort());
    for (const ring of made) for (const [name, key] of ring) expect(key?.equals(last.get(name) as Buffer)).toBe(true);
    await one.destroy('family-1', ['p-3']);
    expect((await other.keys('family-1')).get('p-3')).toBeNull();
    await one.close();
    await other.close();
  });
});
