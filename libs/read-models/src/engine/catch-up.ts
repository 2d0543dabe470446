import type { EventLog, StoredEvent } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import type { Checkpoint, LoadableStore } from '../port';
import type { LogProjection } from '../projection';
import { foldLog } from './fold-log';
import type { RendererPool } from './renderer-pool';
import { checkpointAfter, touchedFamilies } from './touched';
import { FAMILY_STREAMS } from './types';

export interface CatchUpOptions {
  readonly log: EventLog;
  readonly store: LoadableStore;
  readonly logProjections: readonly LogProjection[];
  readonly decode: (event: StoredEvent) => Fact | Promise<Fact>;
  readonly prefixes?: readonly string[];
  readonly signal?: AbortSignal;
}

const PAGE = 2000;

/** Writes what projections by log make of events that the load has seen already: only those types are read at all. */
async function foldPast(options: CatchUpOptions, loadedAt: StoredEvent, epoch: number): Promise<void> {
  const { log, store, logProjections } = options;
  const prefixes = [FAMILY_STREAMS, ...(options.prefixes ?? [])];
  const types = [...new Set(logProjections.flatMap(({ handles }) => handles))];
  const stored = await store.checkpoint();
  const isPast = ({ position }: Pick<StoredEvent, 'position'>): boolean =>
    log.compare(position, loadedAt.position) <= 0;
  for (let after: string | null = null; ;) {
    options.signal?.throwIfAborted();
    const page: Awaited<ReturnType<EventLog['readAll']>> = await log.readAll({ after, limit: PAGE, prefixes, types });
    const documents = await foldLog(options, logProjections, page.events.filter(isPast));
    if (documents.length > 0)
      await store.write({ families: [], documents, parked: [], unparked: [], from: stored, to: stored, epoch });
    after = page.next;
    if (after === null || page.atHead || log.compare(after, loadedAt.position) >= 0) return;
  }
}

/** Where the log goes on after the load: its own events are folded already, and are known by the newest of them. */
async function takeUp(
  options: CatchUpOptions,
  loadedAt: StoredEvent | null,
  { stored, epoch }: { readonly stored: Checkpoint; readonly epoch: number },
): Promise<{ after: string | null; known: Checkpoint }> {
  if (loadedAt === null) return { after: null, known: stored };
  if (options.logProjections.length > 0) await foldPast(options, loadedAt, epoch);
  // A load without an event after it still names the event that it ended with: the guard looks for it.
  return { after: loadedAt.position, known: checkpointAfter(stored, [loadedAt], null) };
}

/**
 * Brings a freshly loaded store to the log's head: events after `loadedAt` touch their families again; projections by
 * log are folded over all events, the older ones too.
 * @param loadedAt newest event before the load began
 */
export async function catchUp(
  options: CatchUpOptions,
  pool: RendererPool,
  loadedAt: StoredEvent | null,
  epoch: number,
): Promise<Checkpoint> {
  const { log, store, logProjections } = options;
  const prefixes = [FAMILY_STREAMS, ...(options.prefixes ?? [])];
  let stored = await store.checkpoint();
  let { after, known } = await takeUp(options, loadedAt, { stored, epoch });
  for (;;) {
    options.signal?.throwIfAborted();
    const { events, next, atHead } = await log.readAll({ after, limit: PAGE, prefixes });
    const families = await pool.renderAny([...touchedFamilies(events).keys()]);
    const documents = await foldLog(options, logProjections, events);
    const to = checkpointAfter(known, events, next ?? after);
    await store.write({ families, documents, parked: [], unparked: [], from: stored, to, epoch });
    stored = to;
    known = to;
    if (atHead) return stored;
    after = next;
  }
}
