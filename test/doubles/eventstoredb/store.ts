import { EventRefused, openEmbeddedLog, RevisionConflict, type EventLog, type StoredEvent } from '@kurator/event-log';
import { placeOf, positionOf } from '../../../libs/event-log/src/embedded/position';

/** An event as it went over the wire; data and metadata are text and come back as the same text. */
export interface Record {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly json: boolean;
  readonly data: string;
  readonly metadata: string;
  readonly revision: number;
  /** Counts from 1 without gaps; {@link offsetOf} makes of it what the wire shows. */
  readonly place: number;
}
export type Proposed = Pick<Record, 'id' | 'type' | 'json' | 'data' | 'metadata'>;

/** Bytes between two events and before the first, of no meaning: a place on the wire is an offset, not a count. */
const [EVERY, FIRST] = [147n, 586n];
export const offsetOf = (place: number): bigint => FIRST + BigInt(place) * EVERY;
/** The place of an offset; null when no event begins there. */
export const placeAt = (offset: bigint): number | null =>
  offset > FIRST && (offset - FIRST) % EVERY === 0n ? Number((offset - FIRST) / EVERY) : null;

/** The embedded log knows no names with a dollar sign; the server's own streams have one. */
const inside = (stream: string): string => stream.replaceAll('$', '%24');
const outside = (stream: string): string => stream.replaceAll('%24', '$');

function recordOf({ eventId, stream, data, revision, position }: StoredEvent): Record {
  const { type, json, text, metadata } = data as { type: string; json: boolean; text: string; metadata: string };
  return { id: eventId, stream: outside(stream), type, json, data: text, metadata, revision, place: placeOf(position) };
}
const eventOf = ({ id, type, json, data, metadata }: Proposed) => ({
  eventId: id,
  type: 'record',
  data: { type, json, text: data, metadata },
  metadata: {},
});

export type Outcome =
  | { readonly kind: 'stored'; readonly revision: number; readonly place: number }
  | { readonly kind: 'conflict'; readonly actual: number | 'no-stream' }
  | { readonly kind: 'too-large' };

/** The embedded log as a server's log: what is in it, and what is told of it. */
export interface Store {
  append(stream: string, expected: number | 'no-stream', events: readonly Proposed[]): Promise<Outcome>;
  /** Null when there is no such stream. */
  stream(name: string, options: Parameters<EventLog['read']>[1]): Promise<readonly Record[] | null>;
  /** Events after a place, oldest first. */
  after(place: number, limit: number): Promise<readonly Record[]>;
  /** Place of the newest event; 0 when there is none. */
  last(): Promise<number>;
  /** What comes after a place, for ever. */
  follow(place: number, signal: AbortSignal): AsyncIterable<Record>;
  close(): Promise<void>;
}

/** What a new server has written for itself before anybody else does: the settings of its scavenges, seen on 23.10. */
const OWN: Proposed = {
  id: '00000000-0000-4000-8000-000000000001',
  type: '$metadata',
  json: true,
  data: '{"$maxAge":2592000}',
  metadata: '',
};

/** Opens the double's log. @param file made when it is missing */
export async function openStore(file: string): Promise<Store> {
  const log = await openEmbeddedLog({ file });
  const afterOf = (place: number) => (place === 0 ? null : positionOf(place));
  const store: Store = {
    async append(stream, expected, events) {
      try {
        const { revision, position } = await log.append(inside(stream), expected, events.map(eventOf));
        return { kind: 'stored', revision, place: placeOf(position) };
      } catch (error) {
        if (error instanceof RevisionConflict) return { kind: 'conflict', actual: error.actual };
        if (error instanceof EventRefused && error.reason.endsWith('TOO_LARGE')) return { kind: 'too-large' };
        throw error;
      }
    },
    stream: async (name, options) => (await log.read(inside(name), options))?.map(recordOf) ?? null,
    after: async (place, limit) => (await log.readAll({ after: afterOf(place), limit })).events.map(recordOf),
    async last() {
      const head = await log.head();
      return head === null ? 0 : placeOf(head);
    },
    async *follow(place, signal) {
      for await (const told of log.subscribe({ after: afterOf(place), signal }))
        if (told.kind === 'event') yield recordOf(told.event);
    },
    close: () => log.close(),
  };
  if ((await store.last()) === 0) await store.append('$$$scavenges', 'no-stream', [OWN]);
  return store;
}
