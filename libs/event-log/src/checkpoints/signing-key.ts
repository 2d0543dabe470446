import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** Signs checkpoints; its public half is given to whoever has to check them. */
export interface SigningKey {
  /** First 16 hexadecimal digits of the SHA-256 of the public key (SubjectPublicKeyInfo, DER). */
  readonly keyId: string;
  /** PEM, as `openssl` reads it. */
  readonly publicKey: string;
  /** Ed25519 over the UTF-8 bytes; base64. */
  sign(text: string): string;
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, 7): Node takes no bare seed. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const idOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** @param seed the 32 bytes of the private key (RFC 8032) */
export function signingKeyOf(seed: Buffer): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key);
  return {
    keyId: idOf(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  };
}

/** What a public key is good for. */
export interface PublicKey {
  readonly keyId: string;
  signed(text: string, signature: string): boolean;
}

/** @param pem an Ed25519 public key. @throws Error for anything else */
export function publicKeyOf(pem: string): PublicKey {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the public key is no Ed25519 key');
  return {
    keyId: idOf(key),
    signed: (text, signature) => verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64')),
  };
}
