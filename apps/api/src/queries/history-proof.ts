import type { Viewer } from '@kurator/access';
import {
  checkProof,
  proveStream,
  publicKeyOf,
  trustFrom,
  type EventLog,
  type KeptReader,
  type ProofProblem,
  type Signer,
  type StreamProof,
  type Trust,
} from '@kurator/event-log';
import { findFamily, isFound, notFound, type FamilyReads } from './family';
import type { HistoryProofParams, QueryAnswer } from './queries';

/** What a proof is made from: the stream as it is stored, and the checkpoints that sign it. */
export interface Prover {
  readonly log: Pick<EventLog, 'read' | 'compare'>;
  readonly kept: KeptReader;
  readonly signer: Signer;
}

/** The register's own look at the proof. A stream that lost its end since it was read is seen here as well. */
function problemsOf(proof: StreamProof, trust: Trust, last: number): readonly ProofProblem[] {
  const found = checkProof(proof, trust);
  const ends = proof.chain.at(-1)?.revision ?? -1;
  return ends < last ? [...found, { revision: ends + 1, reason: 'REVISION' }] : found;
}

/**
 * `GET /families/{id}/history/proof`: the hash chain of a family's own stream as it is stored, personal values sealed, and
 * the signed checkpoints that cover it (ADR 024). What is not signed yet is signed before the answer.
 * @returns the proof and what the register itself finds wrong in it, or 404
 */
export async function historyProof(
  reads: FamilyReads,
  { log, kept, signer }: Prover,
  params: HistoryProofParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const found = await findFamily(reads, params, viewer);
  if (!isFound(found)) return found;
  const last = found.history.facts.findLast(({ adopted }) => adopted === undefined);
  if (last === undefined) return notFound;
  await signer.cover(last.position);
  const proof = await proveStream({ log, kept }, `family-${params.familyId}`, last.revision);
  const trust = await trustFrom(kept, publicKeyOf(signer.publicKey));
  const problems = problemsOf(proof, trust, last.revision);
  return {
    familyId: params.familyId,
    ...proof,
    publicKey: signer.publicKey,
    intact: problems.length === 0,
    problems,
    position: found.position,
  };
}
