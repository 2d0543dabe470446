import type { LogReader, StoredEvent } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import type { Checkpoint, LoadableStore } from '../port';
import type { LogProjection } from '../projection';
import { foldLog } from './fold-log';
import type { RendererPool } from './renderer-pool';
import type { Throttle } from './throttle';
import { checkpointAfter, touchedFamilies } from './touched';
import { FAMILY_STREAMS, type AlsoTouches } from './types';

export interface CatchUpOptions {
  readonly log: Pick<LogReader, 'streams' | 'readAll' | 'last' | 'compare'>;
  readonly store: LoadableStore;
  readonly logProjections: readonly LogProjection[];
  readonly decode: (event: StoredEvent) => Fact | Promise<Fact>;
  readonly prefixes?: readonly string[];
  readonly alsoTouches?: AlsoTouches;
  readonly signal?: AbortSignal;
  readonly throttle: Throttle;
}

const PAGE = 2000;

/**
 * Brings a loaded store to the log's head: events after its checkpoint touch their families again, and projections by log
 * are folded over them.
 */
export async function catchUp(options: CatchUpOptions, pool: RendererPool, epoch: number): Promise<Checkpoint> {
  const { log, store, logProjections, throttle } = options;
  const prefixes = [FAMILY_STREAMS, ...(options.prefixes ?? [])];
  let stored = await store.checkpoint();
  const page = async (): Promise<boolean> => {
    const { events, next, atHead } = await log.readAll({ after: stored.position, limit: PAGE, prefixes });
    const families = await pool.renderAny([...touchedFamilies(events, options.alsoTouches).keys()]);
    const documents = await foldLog(options, logProjections, events);
    const to = checkpointAfter(stored, events, next ?? stored.position);
    await store.write({ families, documents, parked: [], unparked: [], from: stored, to, epoch });
    stored = to;
    return atHead;
  };
  for (;;) {
    options.signal?.throwIfAborted();
    if (await throttle.paced(page)) return stored;
  }
}
