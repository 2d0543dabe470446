import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  openEmbeddedLogReader,
  publicKeyOf,
  signingKeyOf,
  trustFrom,
  verifySigned,
  type KeptReader,
  type SignedBreak,
  type SignedLog,
} from '@kurator/event-log';
import type { Config } from '@kurator/platform';
import type { Ground } from '../../../api/src/register/ground';

/** Nothing was signed yet: there is no file. */
const NOTHING: KeptReader = { read: () => Promise.resolve(null) };

/** Where checkpoints are kept, for looking at them beside whoever writes. */
function openKept({ dataDir }: Config, ground: Ground): KeptReader & { close(): Promise<void> } {
  const file = join(dataDir, 'audit.db');
  if (ground.shared === null && existsSync(file)) return openEmbeddedLogReader({ file });
  return { ...(ground.shared === null ? NOTHING : ground.bareLog), close: () => Promise.resolve() };
}

/** The whole log against its checkpoints, with the key of this register and those that it vouches for. */
export async function signedOf(config: Config, ground: Ground): Promise<SignedLog & { readonly keyId: string }> {
  const { keyId, publicKey } = signingKeyOf(config.signingSeed);
  const kept = openKept(config, ground);
  try {
    const trust = await trustFrom(kept, publicKeyOf(publicKey));
    return { keyId, ...(await verifySigned(ground.log, kept, trust)) };
  } finally {
    await kept.close();
  }
}

const WHY: Readonly<Record<SignedBreak['reason'], string>> = {
  SIGNATURE: 'подписана не этим ключом или изменена',
  STATEMENT: 'не продолжает предыдущую или не сходится со своими хешами',
  EVENT: 'в журнале стоит не то событие, что подписано',
  MISSING: 'журнал короче, чем подписано',
};
const told = ({ checkpoint, reason, event }: SignedBreak): string =>
  `  контрольная точка ${checkpoint}: ${WHY[reason]}${event ? ` — ${event.stream}, событие ${event.revision}` : ''}`;

/** The same for people. */
export const signedLines = ({
  checkpoints,
  covered,
  uncovered,
  broken,
  keyId,
}: Awaited<ReturnType<typeof signedOf>>): readonly string[] => [
  `Подписи: контрольных точек ${checkpoints}, подписано событий ${covered}, ещё не подписано ${uncovered}, ` +
    `расхождений ${broken.length} (ключ ${keyId})`,
  ...broken.map(told),
];
