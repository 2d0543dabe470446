import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DataInUse, openVault, openVaultReader, WrongMasterKey, type KeyRing, type KeyVault } from '@kurator/event-log';
import { aFolder } from './folder';
import { errorOf } from './harness';

const masterKey = randomBytes(32);
let folder: ReturnType<typeof aFolder>;
let vault: KeyVault;
const file = () => folder.file('keys.db');
const open = (key = masterKey) => openVault({ file: file(), masterKey: key });
const reopen = async (key = masterKey) => {
  await vault.close();
  vault = await open(key);
};
const key = (ring: KeyRing, name: string) => ring.get(name)?.toString('hex');

beforeEach(async () => {
  folder = aFolder();
  vault = await open();
});
afterEach(async () => {
  await vault.close();
  folder.remove();
});

test('keys are made once, differ from each other and survive a restart', async () => {
  const first = await vault.ensure('family-1', ['family', 'p-1']);
  await vault.ensure('family-1', ['p-1', 'p-2']);
  await vault.ensure('family-2', ['family']);
  await reopen();
  const again = vault.keys('family-1');
  expect([...again.keys()]).toEqual(['family', 'p-1', 'p-2']);
  expect(key(again, 'family')).toBe(key(first, 'family'));
  expect(key(again, 'p-1')).toBe(key(first, 'p-1'));
  const all = [...again.values(), ...vault.keys('family-2').values()].map((each) => each?.toString('hex'));
  expect(new Set(all).size).toBe(4);
  expect(vault.keys('family-3').size).toBe(0);
});

test('many at once for one owner lose no key', async () => {
  const names = Array.from({ length: 50 }, (_, i) => `p-${i}`);
  await Promise.all(names.map((name) => vault.ensure('family-1', [name, 'family'])));
  await reopen();
  expect([...vault.keys('family-1').keys()].sort()).toEqual([...names, 'family'].sort());
});

test('a destroyed key is gone from memory, file and write-ahead log, and is not made again', async () => {
  const ring = await vault.ensure('family-1', ['family', 'p-1']);
  const wrapped = () => [file(), `${file()}-wal`].map((name) => readFileSync(name));
  const before = Buffer.concat(wrapped());
  await vault.destroy('family-1', ['p-1', 'p-unknown']);
  await vault.destroy('family-1', ['p-1']);
  const again = await vault.ensure('family-1', ['p-1', 'p-unknown']);
  expect([again.get('p-1'), again.get('p-unknown'), key(again, 'family')]).toEqual([null, null, key(ring, 'family')]);
  const at = before.indexOf('family-1');
  const old = before.subarray(at + 8, at + 8 + 60);
  expect(before.includes(old)).toBe(true);
  expect(wrapped().some((bytes) => bytes.includes(old))).toBe(false);
  await reopen();
  expect(vault.keys('family-1').get('p-1')).toBeNull();
});

test('another master key does not open the vault, and leaves it as it was', async () => {
  await vault.ensure('family-1', ['family']);
  await vault.close();
  expect(await errorOf(open(randomBytes(32)))).toBeInstanceOf(WrongMasterKey);
  expect(() => openVaultReader({ file: file(), masterKey: randomBytes(32) })).toThrow(WrongMasterKey);
  expect(await errorOf(open(randomBytes(16)))).toBeInstanceOf(RangeError);
  vault = await open();
  expect(vault.keys('family-1').size).toBe(1);
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
  expect(key(vault.keys('family-1'), 'family')).toBe(key(ring, 'family'));
  for (let i = 0; i < 40; i++) {
    expect(key(vault.keys(`family-m${i}`), 'family')).toBe(key(rings[i]!, 'family'));
    expect(key(vault.keys(`family-n${i}`), 'family')).toBe(key(rings[40 + i]!, 'family'));
  }
});

test('a reader sees what the vault writes, and a destroyed key at once', async () => {
  const reader = openVaultReader({ file: file(), masterKey });
  const ring = await vault.ensure('family-1', ['p-1']);
  expect(key(reader.keys('family-1'), 'p-1')).toBe(key(ring, 'p-1'));
  await vault.destroy('family-1', ['p-1']);
  expect(reader.keys('family-1').get('p-1')).toBeNull();
  await reader.close();
});

test('a vault is open once', async () => {
  expect(await errorOf(open())).toBeInstanceOf(DataInUse);
});
