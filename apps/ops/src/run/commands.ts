import type { Command } from './command';
import { checkProof } from './check-proof';
import { publicKey } from './key';
import { move } from './move/move';
import { parked } from './parked';
import { rebuild } from './rebuild';
import { replay } from './replay';
import { status } from './status';
import { verify } from './verify';

/** Every command of the operator, in the order in which they are listed. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  ...{ status, verify, rebuild, parked, replay, move },
  key: publicKey,
  'check-proof': checkProof,
};
