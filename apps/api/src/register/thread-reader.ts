import {
  historyReader,
  openEmbeddedLogReader,
  openVaultReader,
  type History,
  type KeyReader,
  type LogReader,
} from '@kurator/event-log';
import { registerShapes } from './shapes';
import { wholeHistories } from './whole-histories';

/** What a thread opens read-only for itself: plain data, copied into it. */
export interface ReaderOptions {
  readonly logFile: string;
  readonly vaultFile: string;
  readonly masterKey: Uint8Array;
}

/** Reads families in a thread of its own, each with all that merges brought into its stream. */
export interface ThreadReader {
  load(familyId: string): Promise<History>;
  close(): Promise<void>;
}

export function openThreadReader({ logFile, vaultFile, masterKey }: ReaderOptions): ThreadReader {
  const log: LogReader = openEmbeddedLogReader({ file: logFile });
  const vault: KeyReader = openVaultReader({ file: vaultFile, masterKey: Buffer.from(masterKey) });
  const reader = historyReader({ log, vault, shapes: registerShapes });
  const wholes = wholeHistories({
    load: (stream) => reader.load(stream, 'persons'),
    loadAll: (stream) => reader.load(stream, 'all'),
  });
  return {
    load: (familyId) => wholes.load(`family-${familyId}`),
    async close() {
      await log.close();
      await vault.close();
    },
  };
}
