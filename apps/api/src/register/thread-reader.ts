import {
  historyReader,
  openLogReader,
  openVaultReader,
  type History,
  type KeyReader,
  type LogPlace,
  type LogReader,
} from '@kurator/event-log';
import { registerShapes } from './shapes';
import { wholeHistories } from './whole-histories';

/** What a thread opens read-only for itself: plain data, copied into it. */
export interface ReaderOptions {
  readonly log: LogPlace;
  readonly vaultFile: string;
  readonly masterKey: Uint8Array;
}

/** Reads families in a thread of its own, each with all that merges brought into its stream. */
export interface ThreadReader {
  load(familyId: string): Promise<History>;
  close(): Promise<void>;
}

export async function openThreadReader({ log: place, vaultFile, masterKey }: ReaderOptions): Promise<ThreadReader> {
  const log: LogReader = await openLogReader(place);
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
