import { decrypt, encrypt } from './aead';
import { packRing, unpackRing } from './key-ring';

const key = Buffer.alloc(32, 7);
const nonce = (size: number) => Buffer.alloc(size, 1);

test('a ring comes back with its destroyed keys', () => {
  const ring = new Map([
    ['family', Buffer.alloc(32, 1)],
    ['p-1', null],
    ['p-2', Buffer.alloc(32, 2)],
  ]);
  expect(unpackRing(packRing(ring))).toEqual(ring);
});
test('sealed bytes open only with their key and context', () => {
  const sealed = encrypt(key, Buffer.from('тайна'), 'owner', nonce);
  expect(decrypt(key, sealed, 'owner')?.toString()).toBe('тайна');
  expect(decrypt(Buffer.alloc(32), sealed, 'owner')).toBeNull();
  expect(decrypt(key, sealed, 'other')).toBeNull();
  expect(decrypt(key, sealed.subarray(0, 20), 'owner')).toBeNull();
});
