import { EventRefused, type ExpectedRevision, type NewEvent } from './port';

/** Bytes of one event's JSON (data and metadata). */
export const MAX_EVENT_BYTES = 512 * 1024;
/** Bytes of one append. */
export const MAX_BATCH_BYTES = 1024 * 1024;

const STREAM = /^[a-zA-Z0-9._%~-]{1,200}$/;
const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;
const TYPE = /^[a-zA-Z0-9._-]{1,100}$/;

export interface Serialised {
  /** eventId, type and body (`{"data":…,"metadata":…}`) of every event, one after the other. */
  readonly rows: readonly string[];
  readonly bytes: number;
}

function body(event: NewEvent): string {
  if (event.json) return `{"data":${event.json.data},"metadata":${event.json.metadata}}`;
  try {
    return JSON.stringify({ data: event.data, metadata: event.metadata });
  } catch (error) {
    throw new EventRefused('BAD_EVENT', `event ${event.eventId} is no JSON: ${String(error)}`);
  }
}

function checkTarget(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): void {
  if (!STREAM.test(stream)) throw new EventRefused('BAD_NAME', `"${stream.slice(0, 210)}" is no stream name`);
  if (expected !== 'no-stream' && !(Number.isSafeInteger(expected) && expected >= 0))
    throw new EventRefused('BAD_EVENT', `${expected} is no revision`);
  if (events.length === 0) throw new EventRefused('EMPTY', 'an append needs an event');
}

/**
 * Checks an append against the limits and turns its events into text, before any I/O.
 * @throws EventRefused
 */
export function serialise(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Serialised {
  checkTarget(stream, expected, events);
  const rows: string[] = [];
  const ids = new Set<string>();
  let bytes = 0;
  for (const event of events) {
    if (!UUID.test(event.eventId) || ids.has(event.eventId) || !TYPE.test(event.type))
      throw new EventRefused(
        'BAD_EVENT',
        `event ${event.eventId} of type "${event.type}": bad or repeated id, or bad type`,
      );
    ids.add(event.eventId);
    const text = body(event);
    const size = Buffer.byteLength(text);
    if (size > MAX_EVENT_BYTES)
      throw new EventRefused('TOO_LARGE', `event ${event.eventId} has ${size} bytes, allowed are ${MAX_EVENT_BYTES}`);
    bytes += size;
    rows.push(event.eventId, event.type, text);
  }
  if (bytes > MAX_BATCH_BYTES)
    throw new EventRefused('BATCH_TOO_LARGE', `${bytes} bytes in one append, allowed are ${MAX_BATCH_BYTES}`);
  return { rows, bytes };
}
