import { readFileSync } from 'node:fs';
import { checkProof, publicKeyOf, type ProofProblem, type PublicKey, type StreamProof } from '@kurator/event-log';
import { ConfigRefused } from '@kurator/platform';
import type { Outcome } from './outcome';

function read<T>(file: string, parse: (text: string) => T): T {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigRefused(`${file}: не читается (${why})`, `${file}: cannot be read (${why})`);
  }
}

const WHY: Readonly<Record<ProofProblem['reason'], string>> = {
  HASH: 'содержание не то, что было записано',
  PREVIOUS: 'предыдущее событие изменено или заменено',
  REVISION: 'события не хватает',
  NOT_SIGNED: 'подписано было другое событие, или это событие не подписано',
  SIGNATURE: 'подписана не этим ключом или изменена',
};
const told = ({ revision, checkpoint, reason }: ProofProblem): string =>
  `  ${revision === null ? `контрольная точка ${checkpoint}` : `событие ${revision}`}: ${WHY[reason]}`;

function checked(proof: StreamProof, key: PublicKey): readonly ProofProblem[] {
  try {
    return checkProof(proof, key);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ConfigRefused('Это не доказательство истории', 'this is not the proof of a history');
  }
}

/**
 * `kurator ops check-proof PROOF.json KEY.pem`: checks what `GET /families/{id}/history/proof` answered, without the
 * register and offline, with the public key that the inspector was given.
 */
export function checkProofFile([proofFile = '', keyFile = '']: readonly string[]): Promise<Outcome> {
  const key = read(keyFile, publicKeyOf);
  const proof = read(proofFile, (text) => JSON.parse(text) as StreamProof);
  const problems = checked(proof, key);
  const { length } = proof.chain;
  const head = `${proof.stream}: событий ${length}, контрольных точек ${proof.checkpoints.length}, ключ ${key.keyId}`;
  return Promise.resolve({
    well: problems.length === 0 && length > 0,
    found: { stream: proof.stream, events: length, keyId: key.keyId, problems },
    lines: [head, ...(problems.length === 0 ? ['Всё подписано, ничего не изменено'] : problems.map(told))],
  });
}
