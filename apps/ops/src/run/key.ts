import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formerKeys,
  NeverSigned,
  openEmbeddedLog,
  openEmbeddedLogReader,
  openLog,
  openLogReader,
  publicKeyOf,
  signingKeyOf,
  vouchFor,
  type FormerKey,
} from '@kurator/event-log';
import { ConfigRefused, isShared, makeClock, type Config } from '@kurator/platform';
import { v7 } from 'uuid';
import type { Command } from './command';
import { placeOf } from './open';
import type { Outcome } from './outcome';

const auditOf = ({ dataDir }: Config): string => join(dataDir, 'audit.db');

/** Keys that signed before the one of this register. Beside whoever writes. */
async function former(config: Config, publicKey: string): Promise<readonly FormerKey[]> {
  const file = auditOf(config);
  if (!isShared(config) && !existsSync(file)) return [];
  const kept = isShared(config) ? await openLogReader(placeOf(config)) : openEmbeddedLogReader({ file });
  try {
    return await formerKeys(kept, publicKeyOf(publicKey));
  } finally {
    await kept.close();
  }
}

async function shown(config: Config): Promise<Outcome> {
  const { keyId, publicKey: pem } = signingKeyOf(config.signingSeed);
  const before = await former(config, pem);
  const told = before.flatMap(({ keyId: id, publicKey, until }) => [
    `# прежний ключ ${id}: до контрольной точки ${until}`,
    publicKey.trim(),
  ]);
  return { well: true, found: { keyId, publicKey: pem, former: before }, lines: [pem.trim(), ...told] };
}

const neverSigned = (file: string): ConfigRefused =>
  new ConfigRefused(
    `${file}: этим ключом не подписана ни одна контрольная точка этого реестра, или подпись не сходится`,
    `${file}: no checkpoint of this register was signed with this key, or a signature does not hold`,
  );

function pemIn(file: string): string {
  try {
    const pem = readFileSync(file, 'utf8');
    publicKeyOf(pem);
    return pem;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigRefused(`${file}: не открытый ключ (${why})`, `${file}: no public key (${why})`);
  }
}

/** Has the key of now vouch for one before it. In a folder the register has to stand. @throws DataInUse */
async function trusted(config: Config, file: string): Promise<Outcome> {
  const pem = pemIn(file);
  const key = signingKeyOf(config.signingSeed);
  if (!isShared(config) && !existsSync(auditOf(config))) throw neverSigned(file);
  const kept = isShared(config)
    ? await openLog(placeOf(config), () => undefined)
    : await openEmbeddedLog({ file: auditOf(config) });
  try {
    const found = await vouchFor(kept, pem, { key, at: makeClock(null).now(), newId: v7 });
    const line = `Ключ ${found.keyId} признан до контрольной точки ${found.until}; подписывает ${key.keyId}`;
    return { well: true, found, lines: [line] };
  } catch (error) {
    if (error instanceof NeverSigned) throw neverSigned(file);
    throw error;
  } finally {
    await kept.close();
  }
}

/** The public keys with which checkpoints and proofs are checked, to be given to whoever inspects. */
export const publicKey: Command = {
  run(read, { options }) {
    const file = options['trust'];
    return typeof file === 'string' ? trusted(read(), file) : shown(read());
  },
  options: { trust: { type: 'string' } },
  takesNames: false,
  ru: {
    line: 'открытый ключ, которым проверяют подписи; признать прежний',
    text: `  kurator ops key                  открытый ключ этого реестра (PEM) для проверяющих, за ним прежние
  kurator ops key --trust old.pem  признать прежний ключ после смены SIGNING_KEY
Подписывает SIGNING_KEY, а если он не задан — ключ, который следует из MASTER_KEY. Смена: сохраните kurator ops key в файл,
остановите регистр, задайте новый SIGNING_KEY, выполните --trust с этим файлом, запустите. Новый ключ подписывает, что прежнему
верят до последней точки, которую тот подписал, и не дальше.`,
  },
  en: {
    line: 'the public key with which signatures are checked; trusts a former one',
    text: `  kurator ops key                  this register's public key (PEM) for whoever inspects, then the former ones
  kurator ops key --trust old.pem  trusts a former key after SIGNING_KEY was changed
SIGNING_KEY signs, or the key that follows from MASTER_KEY when it is absent. To change it: keep kurator ops key in a file, stop
the register, set the new SIGNING_KEY, run --trust with that file, start. The new key signs that the old one is believed up to the
last checkpoint which it signed, and no further.`,
  },
};
