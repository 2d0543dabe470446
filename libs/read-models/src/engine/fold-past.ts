import type { Checkpoint, WriteBatch } from '../port';
import type { CatchUpOptions } from './catch-up';
import { foldLog } from './fold-log';
import { checkpointAfter } from './touched';
import { FAMILY_STREAMS } from './types';

/** Events read and folded at once: half a megabyte of them, gone again before the next page and before the young space is full. */
const PAGE = 250;

/**
 * Writes what projections by log make of the events that a load sees, while it goes on: only their types are read at all.
 * The store's checkpoint says how far it has come, in the same commit, so that another process goes on from there; at the
 * end it stands where the load began.
 * @param loadedAt newest event before the load began
 * @throws the signal's reason
 */
export async function foldPast(options: CatchUpOptions, loadedAt: Checkpoint, epoch: number): Promise<void> {
  const { log, store, logProjections, throttle } = options;
  const end = loadedAt.position;
  let stored = await store.checkpoint();
  const isPast = (position: string | null): boolean =>
    end !== null && position !== null && log.compare(position, end) <= 0;
  const isOver = (): boolean => stored.position === end && stored.eventId === loadedAt.eventId;
  const put = async (documents: WriteBatch['documents'], to: Checkpoint): Promise<void> => {
    await store.write({ families: [], documents, parked: [], unparked: [], from: stored, to, epoch });
    stored = to;
  };
  const prefixes = [FAMILY_STREAMS, ...(options.prefixes ?? [])];
  const types = [...new Set(logProjections.flatMap(({ handles }) => handles))];
  const page = async (): Promise<void> => {
    const read = await log.readAll({ after: stored.position, limit: PAGE, prefixes, types });
    const events = read.events.filter(({ position }) => isPast(position));
    const documents = await foldLog(options, logProjections, events);
    const more = !read.atHead && isPast(read.next);
    await put(documents, more ? checkpointAfter(stored, events, read.next) : loadedAt);
  };
  while (!isOver()) {
    options.signal?.throwIfAborted();
    if (types.length === 0) await put([], loadedAt);
    else await throttle.paced(page);
  }
}
