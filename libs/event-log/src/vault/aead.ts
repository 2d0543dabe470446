import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { beside } from '@kurator/kernel';

const NONCE = 12;
const TAG = 16;

/** Bytes of a key. */
export const KEY_BYTES = 32;
/** Fresh random bytes; comes from outside so that rules stay repeatable. */
export type RandomBytes = (size: number) => Buffer;

/**
 * Keys as the ciphers take them, made once for each: newer versions of Node spend three times as long on finding out
 * what a plain buffer is as on the cipher itself. Nothing is kept longer than the buffer.
 */
const made = beside<Buffer, KeyObject>('secret');
export function secretOf(key: Buffer): KeyObject {
  return made.get(key) ?? made.set(key, createSecretKey(key));
}

/** AES-256-GCM: nonce, tag and ciphertext in one. `context` must be given again to open it. */
export function encrypt(key: Buffer, plain: Buffer, context: string, random: RandomBytes): Buffer {
  const nonce = random(NONCE);
  const cipher = createCipheriv('aes-256-gcm', secretOf(key), nonce);
  cipher.setAAD(Buffer.from(context));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** The plain bytes, or null when key, context or bytes are not those of {@link encrypt}. */
export function decrypt(key: Buffer, sealed: Buffer, context: string): Buffer | null {
  if (sealed.length < NONCE + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key), sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  const plain = decipher.update(sealed.subarray(NONCE + TAG));
  try {
    decipher.final();
  } catch {
    // The only way in which the library says that the tag does not fit; the caller names the failure.
    return null;
  }
  return plain;
}
