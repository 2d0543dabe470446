import { EventEmitter, once } from 'node:events';
import {
  LogUnavailable,
  PositionUnknown,
  type EventLog,
  type LogSignal,
  type StoredEvent,
  type SubscribeOptions,
} from '@kurator/event-log';

/** An event log in memory that keeps the port's promises on order and positions, and breaks when a test says so. */
export interface FakeLog extends EventLog {
  readonly events: StoredEvent[];
  /** Appends without a revision check. */
  add(stream: string, type: string, data: StoredEvent['data']): StoredEvent;
  /** Every event is delivered twice in a row, as after a reconnection. */
  twice: boolean;
  /** Subscriptions stay silent while true. */
  frozen: boolean;
  /** The next so many subscriptions break after their first event. */
  breaks: number;
}

const START = Date.parse('2026-01-01T00:00:00.000Z');
const aborted = (signal?: AbortSignal): readonly Promise<unknown>[] => (signal ? [once(signal, 'abort')] : []);
const place = (n: number): string => String(n).padStart(8, '0');

export function fakeLog(initial: readonly StoredEvent[] = []): FakeLog {
  const events: StoredEvent[] = [...initial];
  const news = new EventEmitter().setMaxListeners(0);
  const numberOf = (position: string): number => {
    if (!/^\d{8}$/.test(position)) throw new PositionUnknown(position);
    return Number(position);
  };
  const from = (after: string | null): number => (after === null ? 0 : numberOf(after));
  const passes = (event: StoredEvent, prefixes?: readonly string[]): boolean =>
    !prefixes || prefixes.some((prefix) => event.stream.startsWith(prefix));

  async function* signals(event: StoredEvent, prefixes?: readonly string[]): AsyncGenerator<LogSignal> {
    if (!passes(event, prefixes)) {
      yield { kind: 'progress', position: event.position };
      return;
    }
    yield { kind: 'event', event };
    if (log.breaks > 0) {
      log.breaks -= 1;
      throw new LogUnavailable('broken on purpose');
    }
    if (log.twice) yield { kind: 'event', event };
  }
  async function* follow({ after, prefixes, signal }: SubscribeOptions): AsyncGenerator<LogSignal> {
    let next = from(after);
    if (next > events.length) throw new PositionUnknown(after ?? '');
    const ended = (): boolean => signal?.aborted === true;
    const over = aborted(signal);
    while (!ended()) {
      while (!log.frozen && next < events.length && !ended()) yield* signals(events[next++] as StoredEvent, prefixes);
      if (!ended()) await Promise.race([once(news, 'news'), ...over]);
    }
  }
  const log: FakeLog = {
    events,
    twice: false,
    frozen: false,
    breaks: 0,
    add: (stream, type, data) => {
      const n = events.length + 1;
      const revision = events.filter((event) => event.stream === stream).length;
      const recordedAt = new Date(START + n * 1000).toISOString();
      const event = { eventId: `e${n}`, type, data, metadata: { recordedAt }, stream, revision, position: place(n) };
      events.push(event);
      news.emit('news');
      return event;
    },
    append: () => Promise.reject(new Error('the fake log takes add() only')),
    read: async (stream, { from: first = 0, to = Infinity } = {}) => {
      const own = events.filter((event) => event.stream === stream);
      return own.length === 0 ? null : own.filter(({ revision }) => revision >= first && revision <= to);
    },
    readAll: async ({ after, limit, prefixes, types }) => {
      const page = events.slice(from(after), from(after) + limit * 4);
      const wanted = (event: StoredEvent) => passes(event, prefixes) && (types?.includes(event.type) ?? true);
      const found = page.filter(wanted).slice(0, limit);
      const last = found.length === limit ? found[limit - 1] : page[page.length - 1];
      const next = last?.position ?? after;
      return { events: found, next, atHead: from(next) >= events.length };
    },
    subscribe: follow,
    async *streams(prefix) {
      yield* new Set(events.map(({ stream }) => stream).filter((stream) => stream.startsWith(prefix)));
    },
    lastRecorded: async (holds) =>
      events.findLast(({ metadata }) => holds(metadata['recordedAt'] as string))?.position ?? null,
    last: async () => events[events.length - 1] ?? null,
    head: async () => events[events.length - 1]?.position ?? null,
    compare: (a, b) => numberOf(a) - numberOf(b),
    close: async () => void news.emit('news'),
  };
  return log;
}
