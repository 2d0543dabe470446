import {
  historyReader,
  openLogReader,
  type History,
  type KeyReader,
  type LogPlace,
  type LogReader,
} from '@kurator/event-log';
import { openKeyReader, type KeyPlace } from './keys';
import { registerShapes } from './shapes';
import { wholeHistories } from './whole-histories';

/** What a thread opens read-only for itself: plain data, copied into it. */
export interface ReaderOptions {
  readonly log: LogPlace;
  readonly keys: KeyPlace;
  readonly masterKey: Uint8Array;
}

/** Reads families in a thread of its own, each with all that merges brought into its stream. */
export interface ThreadReader {
  load(familyId: string): Promise<History>;
  /** The same with everything unsealed. */
  loadAll(familyId: string): Promise<History>;
  close(): Promise<void>;
}

export async function openThreadReader({ log: place, keys, masterKey }: ReaderOptions): Promise<ThreadReader> {
  const log: LogReader = await openLogReader(place);
  const vault: KeyReader = await openKeyReader(keys, Buffer.from(masterKey));
  const reader = historyReader({ log, vault, shapes: registerShapes });
  const wholes = wholeHistories({
    load: (stream) => reader.load(stream, 'persons'),
    loadAll: (stream) => reader.load(stream, 'all'),
  });
  return {
    load: (familyId) => wholes.load(`family-${familyId}`),
    loadAll: (familyId) => wholes.loadAll(`family-${familyId}`),
    async close() {
      await log.close();
      await vault.close();
    },
  };
}
