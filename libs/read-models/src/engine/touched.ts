import type { StoredEvent } from '@kurator/event-log';
import type { Checkpoint } from '../port';
import { FAMILY_STREAMS, type AlsoTouches } from './types';

/** The family of a stream; null when the stream is none of a family. */
export const familyOf = (stream: string): string | null =>
  stream.startsWith(FAMILY_STREAMS) ? stream.slice(FAMILY_STREAMS.length) : null;

/** What is known of a family in a batch: its newest event, or one of another family that changes it too. */
type Newest = Pick<StoredEvent, 'revision' | 'position'>;

/** The newest event of each family in a batch, by family. */
export function touchedFamilies(
  events: readonly StoredEvent[],
  alsoTouches: AlsoTouches = () => [],
): ReadonlyMap<string, Newest> {
  const touched = new Map<string, Newest>();
  for (const event of events) {
    const family = familyOf(event.stream);
    if (family === null) continue;
    const known = touched.get(family);
    if (!known || known.revision < event.revision) touched.set(family, event);
    for (const other of alsoTouches(event))
      if (!touched.has(other)) touched.set(other, { revision: 0, position: event.position });
  }
  return touched;
}

/** The checkpoint after `events`, at a position that may lie further than the last of them. */
export function checkpointAfter(
  before: Checkpoint,
  events: readonly StoredEvent[],
  position: string | null,
): Checkpoint {
  const last = events[events.length - 1];
  if (!last) return { ...before, position };
  return { position: position ?? last.position, eventId: last.eventId, stream: last.stream, revision: last.revision };
}
