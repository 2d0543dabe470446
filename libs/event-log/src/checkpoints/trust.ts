import { canonical } from '../codec/canonical';
import { isSigned, type Checkpoint } from './checkpoint';
import { keptAt, lastKept, type KeptLog, type KeptReader } from './kept';
import { publicKeyOf, type PublicKey, type SigningKey } from './signing-key';

/** Whose checkpoints are believed. */
export interface Trust {
  accepts(checkpoint: Checkpoint): boolean;
}

/** A key that signed before another took its place. */
export interface FormerKey {
  readonly keyId: string;
  /** PEM. */
  readonly publicKey: string;
  /** Number of the last checkpoint that it may have signed: who gets hold of it later signs nothing new. */
  readonly until: number;
}
/** What the key that signs then says of one before it. */
interface Vouched extends FormerKey {
  readonly at: string;
  readonly by: string;
  readonly signature: string;
}

/** Beside the checkpoints, append-only like them. */
const FORMER = 'audit-former-keys';
const vouchedText = ({ keyId, publicKey, until, at, by }: Omit<Vouched, 'signature'>): string =>
  canonical({ keyId, publicKey, until, at, by });

/** Trust in keys that were given by hand, whatever number a checkpoint has. */
export const trustIn = (keys: readonly PublicKey[]): Trust => ({
  accepts: (checkpoint) => keys.some((key) => isSigned(checkpoint, key)),
});

/**
 * The keys that signed before this one: those that it vouches for, and those that they vouched for while it was their turn.
 * What anybody else wrote there is passed over.
 */
export async function formerKeys(kept: KeptReader, current: PublicKey): Promise<readonly FormerKey[]> {
  const said = ((await kept.read(FORMER)) ?? []).map(({ data }) => data as unknown as Vouched);
  const trusted = new Map([[current.keyId, { key: current, until: Infinity }]]);
  const found: FormerKey[] = [];
  // The newest first: a key is vouched for after those that it vouches for.
  for (const one of said.reverse()) {
    const voucher = trusted.get(one.by);
    const holds = voucher?.key.signed(vouchedText(one), one.signature) === true && one.until <= voucher.until;
    if (!holds || trusted.has(one.keyId)) continue;
    const { keyId, publicKey, until } = one;
    trusted.set(keyId, { key: publicKeyOf(publicKey), until });
    found.push({ keyId, publicKey, until });
  }
  return found;
}

/** Trust in the key that signs now and in those before it, each up to where its turn ended. */
export async function trustFrom(kept: KeptReader, current: PublicKey): Promise<Trust> {
  const former = (await formerKeys(kept, current)).map((one) => ({ ...one, key: publicKeyOf(one.publicKey) }));
  return {
    accepts: (checkpoint) =>
      isSigned(checkpoint, current) ||
      former.some(({ key, until }) => checkpoint.number <= until && isSigned(checkpoint, key)),
  };
}

/** Why a key is not taken for one that signed here before. */
export class NeverSigned extends Error {}

/** The last checkpoint that is a key's. @throws NeverSigned when there is none, or when one names the key and is not its own */
async function lastOf(kept: KeptReader, key: PublicKey): Promise<number> {
  const count = ((await lastKept(kept))?.number ?? -1) + 1;
  let last: number | null = null;
  for (let number = 0; number < count; number += 1) {
    const checkpoint = await keptAt(kept, number);
    if (checkpoint?.keyId !== key.keyId) continue;
    if (!isSigned(checkpoint, key)) throw new NeverSigned(`checkpoint ${number} names the key and is not its own`);
    last = number;
  }
  if (last === null) throw new NeverSigned(`no checkpoint was signed with ${key.keyId}`);
  return last;
}

/**
 * Has the key that signs now vouch for one that signed before it, up to the last checkpoint that is that key's. Repeatable.
 * @param pem its public half
 * @throws NeverSigned
 */
export async function vouchFor(
  kept: KeptLog,
  pem: string,
  { key, at, newId }: { readonly key: SigningKey; readonly at: string; readonly newId: () => string },
): Promise<FormerKey> {
  const { keyId } = publicKeyOf(pem);
  if (keyId === key.keyId) throw new NeverSigned('it is the key that signs now');
  const until = await lastOf(kept, publicKeyOf(pem));
  const known = (await formerKeys(kept, publicKeyOf(key.publicKey))).find((one) => one.keyId === keyId);
  if (known) return known;
  const former: FormerKey = { keyId, publicKey: pem.trim(), until };
  const vouched = { ...former, at, by: key.keyId };
  const data = { ...vouched, signature: key.sign(vouchedText(vouched)) };
  const last = (await kept.read(FORMER, { direction: 'backward', limit: 1 }))?.[0];
  const event = { eventId: newId(), type: 'former-key-vouched-for', data, metadata: { at } };
  await kept.append(FORMER, last?.revision ?? 'no-stream', [event]);
  return former;
}
