export type { Checkpoint, Statement } from './checkpoint';
export { signedText } from './checkpoint';
export { checkProof, type ProofProblem } from './check-proof';
export { CHECKPOINTS, type KeptReader } from './kept';
export { proveStream, type ProvenEvent, type StreamProof } from './prove';
export { openSigner, type Signer } from './signer';
export { publicKeyOf, signingKeyOf, type PublicKey, type SigningKey } from './signing-key';
export { formerKeys, NeverSigned, trustFrom, trustIn, vouchFor, type FormerKey, type Trust } from './trust';
export { verifySigned, type SignedBreak, type SignedLog } from './verify-log';
