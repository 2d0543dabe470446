import type { EventLog, StoredEvent } from '@kurator/event-log';
import type { Checkpoint, LoadableStore, WriteBatch } from '../port';
import type { CatchUpOptions } from './catch-up';
import { foldLog } from './fold-log';
import { FAMILY_STREAMS } from './types';

/** Events read and folded at once. */
const PAGE = 2000;

async function put(
  store: LoadableStore,
  documents: WriteBatch['documents'],
  { stored, epoch }: { readonly stored: Checkpoint; readonly epoch: number },
): Promise<void> {
  if (documents.length === 0) return;
  await store.write({ families: [], documents, parked: [], unparked: [], from: stored, to: stored, epoch });
}

/**
 * Writes what projections by log make of the events that a load sees, while it goes on: only their types are read at all.
 * @param loadedAt newest event before the load began
 * @throws the signal's reason
 */
export async function foldPast(options: CatchUpOptions, loadedAt: StoredEvent, epoch: number): Promise<void> {
  const { log, store, logProjections } = options;
  if (logProjections.length === 0) return;
  const prefixes = [FAMILY_STREAMS, ...(options.prefixes ?? [])];
  const types = [...new Set(logProjections.flatMap(({ handles }) => handles))];
  const stored = await store.checkpoint();
  const isPast = ({ position }: Pick<StoredEvent, 'position'>): boolean =>
    log.compare(position, loadedAt.position) <= 0;
  for (let after: string | null = null; ;) {
    options.signal?.throwIfAborted();
    const page: Awaited<ReturnType<EventLog['readAll']>> = await log.readAll({ after, limit: PAGE, prefixes, types });
    const documents = await foldLog(options, logProjections, page.events.filter(isPast));
    await put(store, documents, { stored, epoch });
    after = page.next;
    if (after === null || page.atHead || log.compare(after, loadedAt.position) >= 0) return;
  }
}
