import { hash } from 'node:crypto';
import type { JsonObject, StoredEvent } from '../port';
import { canonical } from './canonical';

/** What an event's hash covers. Positions are missing: an engine may number anew. */
export type Hashed = Omit<StoredEvent, 'position'>;

/** SHA-256 (hex) over the canonical JSON of what is stored, without the hash itself (architecture decision 7). */
export function hashOf(event: Hashed): string {
  const { stream, revision, eventId, type, data } = event;
  const metadata: JsonObject = { ...event.metadata, hash: undefined as unknown as null };
  return hash('sha256', canonical({ stream, revision, eventId, type, data, metadata }), 'hex');
}

/** {@link hashOf} for an event whose two parts are canonical text already. Members stand in canonical order. */
export const hashOfText = (
  event: Pick<Hashed, 'stream' | 'revision' | 'eventId' | 'type'>,
  text: { readonly data: string; readonly metadata: string },
): string =>
  hash(
    'sha256',
    `{"data":${text.data},"eventId":${JSON.stringify(event.eventId)},"metadata":${text.metadata},` +
      `"revision":${event.revision},"stream":${JSON.stringify(event.stream)},"type":${JSON.stringify(event.type)}}`,
    'hex',
  );

export interface ChainBreak {
  readonly revision: number;
  /** HASH: the event was changed. PREVIOUS: the one before it was changed or replaced. REVISION: one is missing. */
  readonly reason: 'HASH' | 'PREVIOUS' | 'REVISION';
}

function breakAt(event: StoredEvent, revision: number, previous: string | null): ChainBreak['reason'] | null {
  if (event.revision !== revision) return 'REVISION';
  if (event.metadata.previousHash !== previous) return 'PREVIOUS';
  return event.metadata.hash === hashOf(event) ? null : 'HASH';
}

/**
 * Checks one stream's events from its first one on.
 * @returns the first break, or null when nothing was changed, left out or put in. A cut-off end is not seen here: the
 *   signed checkpoints over the whole log find it.
 */
export function verifyChain(events: readonly StoredEvent[]): ChainBreak | null {
  let previous: string | null = null;
  for (const [revision, event] of events.entries()) {
    const reason = breakAt(event, revision, previous);
    if (reason) return { revision, reason };
    previous = event.metadata.hash as string;
  }
  return null;
}
