import type { EventLog, StoredEvent } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import type { Checkpoint, LoadableStore } from '../port';
import type { LogProjection } from '../projection';
import { foldLog } from './fold-log';
import type { RendererPool } from './renderer-pool';
import { checkpointAfter, touchedFamilies } from './touched';
import { FAMILY_STREAMS, type AlsoTouches } from './types';

export interface CatchUpOptions {
  readonly log: EventLog;
  readonly store: LoadableStore;
  readonly logProjections: readonly LogProjection[];
  readonly decode: (event: StoredEvent) => Fact | Promise<Fact>;
  readonly prefixes?: readonly string[];
  readonly alsoTouches?: AlsoTouches;
  readonly signal?: AbortSignal;
}

const PAGE = 2000;

/** Where the log goes on after the load: its own events are folded already, and are known by the newest of them. */
function takeUp(stored: Checkpoint, loadedAt: StoredEvent | null): { after: string | null; known: Checkpoint } {
  if (loadedAt === null) return { after: null, known: stored };
  // A load without an event after it still names the event that it ended with: the guard looks for it.
  return { after: loadedAt.position, known: checkpointAfter(stored, [loadedAt], null) };
}

/**
 * Brings a freshly loaded store to the log's head: events after `loadedAt` touch their families again, and
 * projections by log are folded over them ({@link foldPast} has folded the older ones).
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
  let { after, known } = takeUp(stored, loadedAt);
  for (;;) {
    options.signal?.throwIfAborted();
    const { events, next, atHead } = await log.readAll({ after, limit: PAGE, prefixes });
    const families = await pool.renderAny([...touchedFamilies(events, options.alsoTouches).keys()]);
    const documents = await foldLog(options, logProjections, events);
    const to = checkpointAfter(known, events, next ?? after);
    await store.write({ families, documents, parked: [], unparked: [], from: stored, to, epoch });
    stored = to;
    known = to;
    if (atHead) return stored;
    after = next;
  }
}
