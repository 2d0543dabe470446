import type { EventLog, NewEvent, Position } from './port';

/**
 * A log that came from elsewhere holds positions of there in its events (a quarter is frozen as of one), and events are
 * hashed: they are never rewritten. This stream, which lies beside the log as the read audit does, says where those places
 * are here.
 */
export const MOVED_STREAM = 'moved-positions';
const TYPE = 'positions-moved';
/** Places in one event: about a quarter of its limit. */
const CHUNK = 3000;

type Moved = ReadonlyMap<Position, Position>;

/** What the stream says; empty where the log began where it is. */
export async function movedPositions(log: Pick<EventLog, 'read'>): Promise<Moved> {
  const moved = new Map<Position, Position>();
  for (const { data } of (await log.read(MOVED_STREAM)) ?? [])
    for (const [there, here] of Object.entries(data['positions'] as Readonly<Record<Position, Position>>))
      moved.set(there, here);
  return moved;
}

/**
 * Says where places of another log are here. Repeatable: what is said already is left alone.
 * @param newId gives UUIDs
 */
export async function recordMoved(
  log: Pick<EventLog, 'read' | 'append'>,
  moved: Moved,
  { newId, recordedAt }: { readonly newId: () => string; readonly recordedAt: string },
): Promise<void> {
  const known = await movedPositions(log);
  const missing = [...moved].filter(([there, here]) => known.get(there) !== here);
  for (let from = 0; from < missing.length; from += CHUNK) {
    const [last] = (await log.read(MOVED_STREAM, { direction: 'backward', limit: 1 })) ?? [];
    const positions = Object.fromEntries(missing.slice(from, from + CHUNK));
    const event: NewEvent = { eventId: newId(), type: TYPE, data: { positions }, metadata: { recordedAt } };
    await log.append(MOVED_STREAM, last?.revision ?? 'no-stream', [event]);
  }
}

/** The log, with positions of where it came from understood wherever one is asked for. */
export function withMoved<T extends Pick<EventLog, 'readAll' | 'subscribe' | 'compare'>>(log: T, moved: Moved): T {
  if (moved.size === 0) return log;
  const here = <P extends Position | null>(position: P): P => (moved.get(position ?? '') as P | undefined) ?? position;
  return {
    ...log,
    readAll: (options) => log.readAll({ ...options, after: here(options.after) }),
    subscribe: (options) => log.subscribe({ ...options, after: here(options.after) }),
    compare: (a, b) => log.compare(here(a), here(b)),
  };
}
