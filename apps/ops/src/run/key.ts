import { signingKeyOf } from '@kurator/event-log';
import type { Command } from './command';

/** The public key with which checkpoints and proofs are checked, to be given to whoever inspects. */
export const publicKey: Command = {
  run(read) {
    const { keyId, publicKey: pem } = signingKeyOf(read().signingSeed);
    return Promise.resolve({ well: true, found: { keyId, publicKey: pem }, lines: [pem.trim()] });
  },
  options: {},
  takesNames: false,
  ru: {
    line: 'открытый ключ, которым проверяют подписи',
    text: `Печатает открытый ключ этого реестра (PEM) для проверяющих. Подписывает SIGNING_KEY, а если он не задан — ключ, который
следует из MASTER_KEY.`,
  },
  en: {
    line: 'the public key with which signatures are checked',
    text: `Prints this register's public key (PEM) for whoever inspects. SIGNING_KEY signs, or the key that follows from MASTER_KEY when
it is absent.`,
  },
};
