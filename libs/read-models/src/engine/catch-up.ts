import type { LogReader, Position, StoredEvent } from '@kurator/event-log';
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
  /** Nothing after it is folded; default: whatever there is. A family is rendered from all that it has all the same. */
  readonly until?: Position;
}

const PAGE = 2000;

/** The next events, up to the last that is wanted. */
async function nextPage({ log, until, prefixes = [] }: CatchUpOptions, stored: Checkpoint) {
  const after = stored.position;
  const { events, next, atHead } = await log.readAll({ after, limit: PAGE, prefixes: [FAMILY_STREAMS, ...prefixes] });
  const wanted = until === undefined ? events : events.filter(({ position }) => log.compare(position, until) <= 0);
  if (wanted.length === events.length) return { events, to: next ?? after, isLast: atHead };
  return { events: wanted, to: wanted.at(-1)?.position ?? after, isLast: true };
}

/**
 * Brings a loaded store to the log's head: events after its checkpoint touch their families again, and projections by log
 * are folded over them.
 */
export async function catchUp(options: CatchUpOptions, pool: RendererPool, epoch: number): Promise<Checkpoint> {
  const { store, logProjections, throttle } = options;
  let stored = await store.checkpoint();
  const page = async (): Promise<boolean> => {
    const { events, to: place, isLast } = await nextPage(options, stored);
    const families = await pool.renderAny([...touchedFamilies(events, options.alsoTouches).keys()]);
    const documents = await foldLog(options, logProjections, events);
    const to = checkpointAfter(stored, events, place);
    await store.write({ families, documents, parked: [], unparked: [], from: stored, to, epoch });
    stored = to;
    return isLast;
  };
  for (;;) {
    options.signal?.throwIfAborted();
    if (await throttle.paced(page)) return stored;
  }
}
