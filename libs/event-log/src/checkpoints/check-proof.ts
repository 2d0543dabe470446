import { verifyChain, type ChainBreak } from '../codec/chain';
import type { Checkpoint } from './checkpoint';
import { rootThrough } from './merkle';
import type { ProvenEvent, StreamProof } from './prove';
import type { Trust } from './trust';

/** What is wrong with a proof. */
export interface ProofProblem {
  /** Revision of the event in its stream; null when it is about a checkpoint. */
  readonly revision: number | null;
  /** Number of the checkpoint, where it is about one. */
  readonly checkpoint?: number;
  /**
   * The chain's own (see {@link ChainBreak}). NOT_SIGNED: the hash of the event is not what was signed of its place.
   * SIGNATURE: the checkpoint is not what the holder of the key signed.
   */
  readonly reason: ChainBreak['reason'] | 'NOT_SIGNED' | 'SIGNATURE';
}

const stored = (stream: string, { revision, eventId, type, stored: { data, metadata } }: ProvenEvent) => ({
  ...{ stream, revision, eventId, type, data, metadata },
  position: '',
});

function breaksOf({ stream, chain }: StreamProof): readonly ProofProblem[] {
  const broken = verifyChain(chain.map((event) => stored(stream, event)));
  if (broken !== null) return [broken];
  const unlike = chain.find(({ hash, stored: { metadata } }) => hash !== metadata['hash']);
  return unlike ? [{ revision: unlike.revision, reason: 'HASH' }] : [];
}

function isIncluded({ hash, signedIn }: ProvenEvent, checkpoints: ReadonlyMap<number, Checkpoint>): boolean {
  const checkpoint = signedIn && checkpoints.get(signedIn.checkpoint);
  return !!checkpoint && checkpoint.count === signedIn.size && rootThrough(hash, signedIn) === checkpoint.root;
}

/**
 * Checks a proof with nothing but public keys: that no event of the stream was changed, left out or put in, and that
 * each stands in a checkpoint which the holder of a key signed. Events after the last one shown are not seen here.
 * @returns what is wrong; empty when nothing is
 */
export function checkProof(proof: StreamProof, trust: Trust): readonly ProofProblem[] {
  const { chain } = proof;
  const all = [...proof.checkpoints, ...(proof.checkpoint === null ? [] : [proof.checkpoint])];
  const forged = all.filter((checkpoint) => !trust.accepts(checkpoint));
  const checkpoints = new Map(proof.checkpoints.map((checkpoint) => [checkpoint.number, checkpoint]));
  const unsigned = chain.filter((event) => !isIncluded(event, checkpoints));
  return [
    ...breaksOf(proof),
    ...unsigned.map(({ revision }) => ({ revision, reason: 'NOT_SIGNED' as const })),
    ...[...new Set(forged.map(({ number }) => number))].map((number) => ({
      ...{ revision: null, checkpoint: number },
      reason: 'SIGNATURE' as const,
    })),
  ];
}
