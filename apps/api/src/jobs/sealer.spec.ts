import type { KeyRing } from '@kurator/event-log';
import { vaultSealer } from './sealer';

/** A vault in memory: a destroyed key stays destroyed. */
function vault() {
  let ring: ReadonlyMap<string, Buffer | null> = new Map();
  let made = 0;
  return {
    keys: (): KeyRing => ring,
    ensure: (_owner: string, names: readonly string[]) => {
      const fresh = names
        .filter((name) => !ring.has(name))
        .map((name) => [name, Buffer.alloc(32, (made += 1))] as const);
      ring = new Map([...ring, ...fresh]);
      return Promise.resolve(ring);
    },
    destroy: (_owner: string, names: readonly string[]) => {
      ring = new Map([...ring, ...names.map((name) => [name, null] as const)]);
      return Promise.resolve();
    },
  };
}

it('opens what it sealed, until families’ data are destroyed; what is sealed afterwards opens again', async () => {
  const sealer = vaultSealer(vault(), () => '2026-04-20T06:00:00.000Z', 2);
  const before = await sealer.seal('FAMILIES', 'Тестова');
  const other = await sealer.seal('OTHERS', 'список');
  expect([before.includes('Тестова'), await sealer.open(before), await sealer.open(other)]).toEqual([
    false,
    'Тестова',
    'список',
  ]);
  await sealer.destroy('FAMILIES');
  expect([await sealer.open(before), await sealer.open(other)]).toEqual([null, 'список']);
  const after = await sealer.seal('FAMILIES', 'Учебный');
  expect(await sealer.open(after)).toBe('Учебный');
});
it('destroys a key when nothing kept can be sealed with it any more', async () => {
  const clock = { now: '2026-04-20T06:00:00.000Z' };
  const sealer = vaultSealer(vault(), () => clock.now, 2);
  const sealed = await sealer.seal('FAMILIES', 'Тестова');
  clock.now = '2026-04-22T23:00:00.000Z';
  await sealer.expire();
  expect(await sealer.open(sealed)).toBe('Тестова');
  clock.now = '2026-04-23T00:00:00.000Z';
  await sealer.expire();
  expect(await sealer.open(sealed)).toBeNull();
});
it('opens nothing that was changed', async () => {
  const sealer = vaultSealer(vault(), () => '2026-04-20T06:00:00.000Z', 2);
  const sealed = await sealer.seal('OTHERS', 'список');
  expect(await sealer.open(`${sealed.slice(0, -6)}AAAAA=`)).toBeNull();
});
