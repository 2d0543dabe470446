import { createHmac } from 'node:crypto';
import { canonical } from './codec/canonical';
import { secretOf } from './vault/aead';

/**
 * Remembers a command's body without holding it: HMAC-SHA256 (hex) under the family's key, never a plain hash, which
 * could be guessed from a short body. Members may come in any order.
 */
export function commandMac(familyKey: Buffer, body: unknown): string {
  return createHmac('sha256', secretOf(familyKey))
    .update(`command-mac\n${canonical(body)}`)
    .digest('hex');
}
