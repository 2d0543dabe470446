import type { EventLog, LogSignal, StoredEvent, SubscribeOptions } from '@kurator/event-log';
import type { ReadModelStore } from '../port';
import { readModels } from './read-models';
import { watchReadModels, type Watched } from './watch';

const event = (n: number, stream: string): StoredEvent => ({
  ...{ stream, revision: n, position: String(n), eventId: `e${n}`, type: 't', data: {}, metadata: {} },
});

/** A log that grows under the test; other streams than families concern nobody. */
function aLog() {
  const events: StoredEvent[] = [];
  let wake: () => void = () => undefined;
  const log = {
    compare: (a: string, b: string) => Number(a) - Number(b),
    head: async () => events.at(-1)?.position ?? null,
    readAll: async () => ({ events: [], next: null, atHead: true }),
    async *subscribe({ after, signal }: SubscribeOptions): AsyncGenerator<LogSignal> {
      signal?.addEventListener('abort', () => wake());
      for (let at = Number(after ?? 0); signal?.aborted !== true;) {
        const next = events.find(({ position }) => Number(position) > at);
        if (next === undefined) await new Promise<void>((resolve) => (wake = resolve));
        else {
          at = Number(next.position);
          yield next.stream.startsWith('family-')
            ? { kind: 'event', event: next }
            : { kind: 'progress', position: next.position };
        }
      }
    },
  };
  return {
    log: log as unknown as EventLog,
    append(stream: string) {
      events.push(event(events.length + 1, stream));
      wake();
    },
  };
}
const aStore = (position: string | null) => {
  const held = { position };
  const store = {
    checkpoint: async () => ({ position: held.position, eventId: null }),
    parked: async () => [],
    close: async () => undefined,
  };
  return { held, store: store as unknown as ReadModelStore };
};

describe('read models that another process writes', () => {
  const open: Watched[] = [];
  const watching = (log: EventLog, store: ReadModelStore) => {
    const models = readModels(store);
    const lookMs = { awaited: 1, else: 5 };
    const watched = watchReadModels({ log, models, now: () => '2026-03-01T06:00:00.000Z', lookMs });
    open.push(watched);
    return { models, watched };
  };
  afterEach(async () => {
    for (const watched of open.splice(0)) await watched.stop();
  });

  it('are waited for until their checkpoint is there', async () => {
    const { log, append } = aLog();
    const { held, store } = aStore(null);
    const { watched } = watching(log, store);
    append('family-a');
    expect(await watched.waitFor('1', 50)).toBe(false);
    const waiting = watched.waitFor('1', 5000);
    held.position = '1';
    expect(await waiting).toBe(true);
  });

  it('are at the head also when what came last concerns nobody', async () => {
    const { log, append } = aLog();
    const { held, store } = aStore(null);
    const { watched } = watching(log, store);
    append('family-a');
    append('directory');
    append('directory');
    expect(await watched.waitFor('3', 50)).toBe(false);
    held.position = '1';
    expect(await watched.waitFor('3', 5000)).toBe(true);
  });

  it('tell the families that were written, once each, and not before', async () => {
    const { log, append } = aLog();
    const { held, store } = aStore(null);
    const { watched } = watching(log, store);
    const told: (readonly string[])[] = [];
    watched.onWritten(({ changedIn }) => told.push(changedIn('any')));
    for (const stream of ['family-a', 'family-b', 'family-a', 'family-c']) append(stream);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(told).toEqual([]);
    held.position = '3';
    await watched.waitFor('3', 5000);
    held.position = '4';
    await watched.waitFor('4', 5000);
    expect(told.flat().sort()).toEqual(['a', 'b', 'c']);
  });

  it('are not fresh when another version serves that has not come so far', async () => {
    const { log, append } = aLog();
    const first = aStore(null);
    const { models, watched } = watching(log, first.store);
    append('family-a');
    append('family-b');
    first.held.position = '2';
    expect(await watched.waitFor('2', 5000)).toBe(true);
    const second = aStore('1');
    await models.swap(second.store);
    watched.swapped();
    expect(await watched.waitFor('2', 60)).toBe(false);
    second.held.position = '2';
    expect(await watched.waitFor('2', 5000)).toBe(true);
  });
});
