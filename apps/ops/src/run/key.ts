import { signingKeyOf } from '@kurator/event-log';
import type { Config } from '@kurator/platform';
import type { Outcome } from './outcome';

/** `kurator ops key`: the public key with which checkpoints and proofs are checked, to be given to whoever inspects. */
export function publicKey({ signingSeed }: Config): Promise<Outcome> {
  const { keyId, publicKey: pem } = signingKeyOf(signingSeed);
  return Promise.resolve({ well: true, found: { keyId, publicKey: pem }, lines: [pem.trim()] });
}
