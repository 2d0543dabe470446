import { createHash, createPublicKey, verify } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What `GET /families/{id}/history/proof` answers, as far as it is checked here. */
export interface Proof {
  readonly stream: string;
  readonly chain: readonly {
    readonly revision: number;
    readonly eventId: string;
    readonly type: string;
    readonly hash: string;
    readonly previousHash: string | null;
    readonly signedIn: {
      readonly checkpoint: number;
      readonly index: number;
      readonly size: number;
      readonly path: readonly string[];
    };
    readonly stored: { readonly data: object; readonly metadata: Readonly<Record<string, unknown>> };
  }[];
  readonly checkpoint: Checkpoint;
  readonly checkpoints: readonly Checkpoint[];
  readonly publicKey: string;
  readonly intact: boolean;
  readonly problems: readonly object[];
  readonly position: string;
}
interface Checkpoint {
  readonly number: number;
  readonly root: string;
  readonly position: string;
  readonly signature: string;
}

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part));
  return hash.digest();
};

/** RFC 9162, 2.1.3.2: another way up to the root than the program's, by the bits of the leaf's place. */
function rootAbove(hash: string, { index, size, path }: Proof['chain'][number]['signedIn']): string {
  let [at, last] = [index, size - 1];
  let above = sha256(Buffer.of(0), Buffer.from(hash, 'hex'));
  for (const step of path) {
    const other = Buffer.from(step, 'hex');
    if (at % 2 === 1 || at === last) {
      above = sha256(Buffer.of(1), other, above);
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1];
    } else above = sha256(Buffer.of(1), above, other);
    [at, last] = [at >> 1, last >> 1];
  }
  return above.toString('hex');
}

type Event = Proof['chain'][number];
function faultsIn(
  stream: string,
  { revision, eventId, type, hash, previousHash, stored }: Event,
  previous: string | null,
) {
  const { hash: _hash, ...metadata } = stored.metadata;
  const text = canonicalize({ stream, revision, eventId, type, data: stored.data, metadata }) as string;
  return [
    ...(sha256(text).toString('hex') === hash ? [] : [`content of ${revision}`]),
    ...(previousHash === previous && metadata['previousHash'] === previous ? [] : [`chain at ${revision}`]),
  ];
}

/** Checks a proof with nothing of the program: SHA-256, RFC 8785 of another hand, Ed25519 of Node. @returns what is wrong */
export function faultsOf({ stream, chain, checkpoint, checkpoints, publicKey }: Proof): readonly string[] {
  const faults = chain.flatMap((event, at) => faultsIn(stream, event, chain[at - 1]?.hash ?? null));
  for (const { revision, hash, signedIn } of chain) {
    const root = checkpoints.find(({ number }) => number === signedIn.checkpoint)?.root;
    if (rootAbove(hash, signedIn) !== root) faults.push(`place of ${revision}`);
  }
  for (const { signature, position: _beside, ...statement } of [...checkpoints, checkpoint]) {
    const text = Buffer.from(canonicalize(statement) as string);
    if (!verify(null, text, createPublicKey(publicKey), Buffer.from(signature, 'base64')))
      faults.push(`signature of ${statement.number}`);
  }
  return faults;
}
