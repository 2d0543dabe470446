import { randomBytes } from 'node:crypto';
import type { RandomBytes } from './aead';

const POOL = 8192;

/** Fresh random bytes, drawn from the system many at a time: a system call per nonce costs as much as the sealing. */
export function pooledRandom(): RandomBytes {
  let pool = randomBytes(POOL);
  let at = 0;
  return (size) => {
    if (at + size > POOL) {
      pool = randomBytes(POOL);
      at = 0;
    }
    at += size;
    return pool.subarray(at - size, at);
  };
}
