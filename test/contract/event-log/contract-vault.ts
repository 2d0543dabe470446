import { randomBytes } from 'node:crypto';
import { WrongMasterKey, type KeyRing, type KeyVault } from '@kurator/event-log';
import { errorOf } from './harness';

/** What a vault's tests stand on: a place of its own for each test, in which a vault is opened again and again. */
export interface VaultPlace {
  /** Makes a new and empty place. */
  begin(): Promise<void>;
  open(masterKey: Buffer): Promise<KeyVault>;
  end(): Promise<void>;
}

/** What every key vault has to do. */
export function vaultContract(name: string, place: VaultPlace): void {
  describe(`the key vault: ${name}`, () => {
    const masterKey = randomBytes(32);
    let vault: KeyVault;
    const open = (key = masterKey) => place.open(key);
    const reopen = async (key = masterKey) => {
      await vault.close();
      vault = await open(key);
    };
    const key = (ring: KeyRing, name: string) => ring.get(name)?.toString('hex');
    beforeEach(async () => {
      await place.begin();
      vault = await open();
    });
    afterEach(async () => {
      await vault.close();
      await place.end();
    });

    test('keys are made once, differ from each other and survive a restart', async () => {
      const first = await vault.ensure('family-1', ['family', 'p-1']);
      await vault.ensure('family-1', ['p-1', 'p-2']);
      await vault.ensure('family-2', ['family']);
      await reopen();
      const again = await vault.keys('family-1');
      expect([...again.keys()]).toEqual(['family', 'p-1', 'p-2']);
      expect(key(again, 'family')).toBe(key(first, 'family'));
      expect(key(again, 'p-1')).toBe(key(first, 'p-1'));
      const all = [...again.values(), ...(await vault.keys('family-2')).values()].map((each) => each?.toString('hex'));
      expect(new Set(all).size).toBe(4);
      expect((await vault.keys('family-3')).size).toBe(0);
    });

    test('many at once for one owner lose no key', async () => {
      const names = Array.from({ length: 50 }, (_, i) => `p-${i}`);
      await Promise.all(names.map((name) => vault.ensure('family-1', [name, 'family'])));
      await reopen();
      expect([...(await vault.keys('family-1')).keys()].sort()).toEqual([...names, 'family'].sort());
    });

    test('after a rotation only the new master key opens it, with the same keys, also those made meanwhile', async () => {
      const newKey = randomBytes(32);
      const ring = await vault.ensure('family-1', ['family']);
      const meanwhile = Array.from({ length: 40 }, (_, i) => vault.ensure(`family-m${i}`, ['family']));
      const rotating = vault.rotate(newKey);
      meanwhile.push(...Array.from({ length: 40 }, (_, i) => vault.ensure(`family-n${i}`, ['family'])));
      await rotating;
      const rings = await Promise.all(meanwhile);
      await vault.close();
      expect(await errorOf(open())).toBeInstanceOf(WrongMasterKey);
      vault = await open(newKey);
      expect(key(await vault.keys('family-1'), 'family')).toBe(key(ring, 'family'));
      for (let i = 0; i < 40; i++) {
        expect(key(await vault.keys(`family-m${i}`), 'family')).toBe(key(rings[i]!, 'family'));
        expect(key(await vault.keys(`family-n${i}`), 'family')).toBe(key(rings[40 + i]!, 'family'));
      }
    });

    test('another master key does not open the vault, and leaves it as it was', async () => {
      await vault.ensure('family-1', ['family']);
      await vault.close();
      expect(await errorOf(open(randomBytes(32)))).toBeInstanceOf(WrongMasterKey);
      expect(await errorOf(open(randomBytes(16)))).toBeInstanceOf(RangeError);
      vault = await open();
      expect((await vault.keys('family-1')).size).toBe(1);
    });

    test('a destroyed key stays destroyed, also one that was never made, and the others stay', async () => {
      const ring = await vault.ensure('family-1', ['family', 'p-1']);
      await vault.destroy('family-1', ['p-1', 'p-unknown']);
      await vault.destroy('family-1', ['p-1']);
      const again = await vault.ensure('family-1', ['p-1', 'p-unknown']);
      expect([again.get('p-1'), again.get('p-unknown'), key(again, 'family')]).toEqual([
        null,
        null,
        key(ring, 'family'),
      ]);
      await reopen();
      expect((await vault.keys('family-1')).get('p-1')).toBeNull();
    });
  });
}
