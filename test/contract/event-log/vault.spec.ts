import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DataInUse, openVault, openVaultReader, WrongMasterKey, type KeyRing } from '@kurator/event-log';
import { vaultContract } from './contract-vault';
import { aFolder } from './folder';
import { errorOf } from './harness';

const held = { folder: null as ReturnType<typeof aFolder> | null };
vaultContract('embedded', {
  begin: async () => void (held.folder = aFolder()),
  open: (masterKey) => openVault({ file: held.folder?.file('keys.db') ?? '', masterKey }),
  end: async () => held.folder?.remove(),
});

const masterKey = randomBytes(32);
let folder: ReturnType<typeof aFolder>;
let vault: Awaited<ReturnType<typeof openVault>>;
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

test('a reader with another master key is refused', () => {
  expect(() => openVaultReader({ file: file(), masterKey: randomBytes(32) })).toThrow(WrongMasterKey);
});
