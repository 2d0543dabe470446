import { createHash } from 'node:crypto';
import { canonical } from '../codec/canonical';
import type { Position } from '../port';
import type { PublicKey, SigningKey } from './signing-key';

/** What is signed of a stretch of the log. No position of the engine stands in it: a log may be numbered anew. */
export interface Statement {
  /** Counts from 0. */
  readonly number: number;
  /** How many events of the log are covered by this checkpoint and all before it: a place in every engine. */
  readonly events: number;
  /** How many of them by this one. */
  readonly count: number;
  /** Root of the Merkle tree (RFC 6962) over the hashes of its events, in the order of the log; hex. */
  readonly root: string;
  /** SHA-256 (hex) of the canonical JSON of the statement before; null for the first. */
  readonly previous: string | null;
  /** RFC 3339. */
  readonly at: string;
  readonly keyId: string;
}

/** A signed stretch of the log. */
export interface Checkpoint extends Statement {
  /** Of the last event that it covers, in this engine: to find it by, not signed. */
  readonly position: Position;
  /** Ed25519 over the canonical JSON of the statement; base64. */
  readonly signature: string;
}

/** The text that is signed: the members of the statement and no others, as canonical JSON (RFC 8785). */
export const signedText = ({ number, events, count, root, previous, at, keyId }: Statement): string =>
  canonical({ number, events, count, root, previous, at, keyId });

/** What the next checkpoint calls `previous`. */
export const hashOfStatement = (statement: Statement): string =>
  createHash('sha256').update(signedText(statement)).digest('hex');

/** Signs what comes after `last`. @param count of the new events, at least one */
export function signNext(
  key: SigningKey,
  last: Statement | null,
  { count, root, at, position }: Pick<Checkpoint, 'count' | 'root' | 'at' | 'position'>,
): Checkpoint {
  const statement: Statement = {
    number: (last?.number ?? -1) + 1,
    events: (last?.events ?? 0) + count,
    ...{ count, root },
    previous: last && hashOfStatement(last),
    at,
    keyId: key.keyId,
  };
  return { ...statement, position, signature: key.sign(signedText(statement)) };
}

/** True when the checkpoint is what the holder of this key signed. */
export const isSigned = (checkpoint: Checkpoint, key: PublicKey): boolean =>
  checkpoint.keyId === key.keyId && key.signed(signedText(checkpoint), checkpoint.signature);
