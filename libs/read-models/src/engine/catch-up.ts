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

/** Projections by log need the whole log, families only what came after the load began. */
const beginning = ({ logProjections }: CatchUpOptions, loadedAt: StoredEvent | null): string | null =>
  logProjections.length > 0 ? null : (loadedAt?.position ?? null);

const newerThan =
  (log: EventLog, loadedAt: StoredEvent | null) =>
  (event: StoredEvent): boolean =>
    loadedAt === null || log.compare(event.position, loadedAt.position) > 0;

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
  const isNew = newerThan(log, loadedAt);
  let stored = await store.checkpoint();
  let after = beginning(options, loadedAt);
  // A load without an event after it still names the event that it ended with: the guard looks for it.
  let known = loadedAt ? checkpointAfter(stored, [loadedAt], null) : stored;
  for (;;) {
    options.signal?.throwIfAborted();
    const { events, next, atHead } = await log.readAll({ after, limit: PAGE, prefixes });
    const families = await pool.renderAny([...touchedFamilies(events.filter(isNew)).keys()]);
    const documents = await foldLog(options, logProjections, events);
    const to = checkpointAfter(known, events, next ?? after);
    await store.write({ families, documents, parked: [], unparked: [], from: stored, to, epoch });
    stored = to;
    known = to;
    if (atHead) return stored;
    after = next;
  }
}
