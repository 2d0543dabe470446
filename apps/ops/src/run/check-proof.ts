import { readFileSync } from 'node:fs';
import {
  checkProof as problemsOf,
  publicKeyOf,
  trustIn,
  type ProofProblem,
  type PublicKey,
  type StreamProof,
} from '@kurator/event-log';
import { ConfigRefused } from '@kurator/platform';
import { NotUnderstood, type Command } from './command';
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

/** As many keys as stand in the file: the one that signs now, and those before it. */
const keysIn = (text: string): readonly PublicKey[] =>
  (text.match(/-----BEGIN[^]+?-----END[^-]+-----/g) ?? [text]).map(publicKeyOf);

function checked(proof: StreamProof, keys: readonly PublicKey[]): readonly ProofProblem[] {
  try {
    return problemsOf(proof, trustIn(keys));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ConfigRefused('Это не доказательство истории', 'this is not the proof of a history');
  }
}

function checkedFiles(proofFile: string, keyFile: string): Outcome {
  const keys = read(keyFile, keysIn);
  const proof = read(proofFile, (text) => JSON.parse(text) as StreamProof);
  const problems = checked(proof, keys);
  const { length } = proof.chain;
  const keyIds = keys.map(({ keyId }) => keyId).join(', ');
  const head = `${proof.stream}: событий ${length}, контрольных точек ${proof.checkpoints.length}, ключ ${keyIds}`;
  return {
    well: problems.length === 0 && length > 0,
    found: { stream: proof.stream, events: length, keyId: keyIds, problems },
    lines: [head, ...(problems.length === 0 ? ['Всё подписано, ничего не изменено'] : problems.map(told))],
  };
}

/**
 * Checks what `GET /families/{id}/history/proof` answered, without the register and offline, with the public key that the
 * inspector was given.
 */
export const checkProof: Command = {
  async run(_read, { names: [proofFile, keyFile, ...more] }) {
    if (proofFile === undefined || keyFile === undefined || more.length > 0)
      throw new NotUnderstood('Нужны два файла: ДОКАЗАТЕЛЬСТВО и КЛЮЧ / two files are needed: PROOF and KEY');
    return checkedFiles(proofFile, keyFile);
  },
  options: {},
  takesNames: true,
  ru: {
    line: 'ДОКАЗАТЕЛЬСТВО КЛЮЧ: история семьи по открытому ключу, без реестра',
    text: `  kurator ops check-proof proof.json key.pem
Проверяет ответ history/proof открытым ключом (kurator ops key): без реестра и без сети. Код 1: что-то изменено или не подписано.`,
  },
  en: {
    line: "PROOF KEY: a family's history by the public key, without a register",
    text: `  kurator ops check-proof proof.json key.pem
Checks an answer of history/proof with the public key (kurator ops key): without a register, offline. Code 1: something was
changed or is not signed.`,
  },
};
