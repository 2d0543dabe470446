import { jsonEvent, type AllStreamResolvedEvent, type ResolvedEvent } from '@eventstore/db-client';
import { MOVED_STREAM } from '../moved-positions';
import type { JsonObject, NewEvent, StoredEvent } from '../port';
import { placeOf, positionOf, type Place } from './position';

/** An event of this log with its place. */
export interface Placed {
  readonly event: StoredEvent;
  readonly place: Place;
}

export const toServer = ({ eventId, type, data, metadata }: NewEvent) =>
  jsonEvent({ id: eventId, type, data, metadata });

type Delivered = AllStreamResolvedEvent | ResolvedEvent;

/** Every event of the server's log has a place, also a link that leads nowhere (trap 12). */
export const placeOfDelivered = ({ event, link }: Delivered): Place | null => (link ?? event)?.position ?? null;

/** What the server writes for itself, links of its projections among it, and what others write beside this log. */
function isOurs(stream: string, type: string, prefix: string): boolean {
  return !stream.startsWith('$') && !type.startsWith('$') && stream.startsWith(prefix);
}

/**
 * An event as the port shows it; events of streams that are gone are among them until a scavenge (trap 11). Null for what
 * does not belong to this log.
 */
export function placed(delivered: Delivered, prefix: string): Placed | null {
  const { event, link } = delivered;
  const place = event?.position;
  if (!event || link || !place || !isOurs(event.streamId, event.type, prefix)) return null;
  return {
    place,
    event: {
      stream: event.streamId.slice(prefix.length),
      revision: Number(event.revision),
      position: positionOf(place),
      eventId: event.id,
      type: event.type,
      data: event.data as JsonObject,
      metadata: (event.metadata ?? {}) as JsonObject,
    },
  };
}

/**
 * Streams of the read audit lie on the same server, apart from the log: who reads moves nothing of it (`api.md`); so does
 * what says where positions of another log are. They are written and read by their name, and the log as a whole does not show them.
 */
const BESIDE = ['audit-', MOVED_STREAM];

/** An event of the whole log; null for what does not belong to it. */
export function placedInLog(delivered: Delivered, prefix: string): Placed | null {
  const found = placed(delivered, prefix);
  return BESIDE.some((name) => found?.event.stream.startsWith(name)) ? null : found;
}

/** Chooses by the beginning of the stream's name and by type; absent means all. */
export interface Wanted {
  readonly prefixes?: readonly string[];
  readonly types?: readonly string[];
}
export const isWanted = ({ stream, type }: StoredEvent, { prefixes, types }: Wanted): boolean =>
  (prefixes?.some((prefix) => stream.startsWith(prefix)) ?? true) && (types?.includes(type) ?? true);

export const placeAfter = (after: string | null): Place | null => (after === null ? null : placeOf(after));
