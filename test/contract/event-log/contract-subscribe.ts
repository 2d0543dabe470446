import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PositionUnknown, type EventLog, type LogSignal, type SubscribeOptions } from '@kurator/event-log';
import { anEvent, errorOf, events, fill, type Harness, type Scaled } from './harness';

/** Takes signals until one satisfies `last`; ends the subscription. */
async function take(
  log: EventLog,
  options: SubscribeOptions,
  last: (signal: LogSignal) => boolean,
): Promise<LogSignal[]> {
  const taken: LogSignal[] = [];
  for await (const signal of log.subscribe(options)) {
    taken.push(signal);
    if (last(signal)) break;
  }
  return taken;
}
/** Bytes that something still holds: what nobody holds any more is collected first. */
function heldMemory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
const caughtUp = (signal: LogSignal) => signal.kind === 'caught-up';
const numbers = (signals: readonly LogSignal[]) =>
  signals.flatMap((signal) => (signal.kind === 'event' ? [signal.event.data.n] : []));
/** The number of the next event: on a server that others use, markers may come before it. */
async function nextEvent(signals: AsyncIterator<LogSignal>): Promise<unknown> {
  for (;;) {
    const [n] = numbers([(await signals.next()).value as LogSignal]);
    if (n !== undefined) return n;
  }
}
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Subscribe 16-23 of the log's contract. */
export function subscribeContract(harness: () => Harness, of: Scaled): void {
  const log = () => harness().log();

  test('subscribe 16: the order is the order of the appends, over all streams, while they are written', async () => {
    const following = take(
      log(),
      { after: null },
      (signal) => signal.kind === 'event' && signal.event.data.n === of(20) * 100 - 1,
    );
    for (let round = 0; round < of(20); round++) {
      const batch = Array.from({ length: 100 }, (_, i) => round * 100 + i);
      for (const n of batch) void log().append(`s-${n % 10}-${n}`, 'no-stream', [anEvent({ n })]);
      await sleep(1);
    }
    expect(numbers(await following)).toEqual(upTo(of(20) * 100));
  });

  test('subscribe 17: from every position of a 500-event log exactly the rest comes', async () => {
    await fill(log(), of(500), (i) => `s-${i % 7}`);
    const all = (await log().readAll({ after: null, limit: 600 })).events;
    for (let i = 0; i < of(500); i++) {
      const rest = await take(log(), { after: all[i]!.position }, caughtUp);
      expect(numbers(rest)).toEqual(upTo(of(500)).slice(i + 1));
    }
  });

  test('subscribe 18: only the prefixes, with markers across 10 000 others that never overtake an event', async () => {
    await fill(log(), of(10_000), (i) => (i === of(5000) - 1 ? 'wanted-1' : `other-${i % 50}`));
    const signals = await take(log(), { after: null, prefixes: ['wanted-'] }, caughtUp);
    expect(numbers(signals)).toEqual([of(5000) - 1]);
    const markers = signals.filter((signal) => signal.kind === 'progress');
    expect(markers.length).toBeGreaterThan(1);
    const places = signals.map((signal) => (signal.kind === 'event' ? signal.event.position : signal.position!));
    for (let i = 1; i < places.length; i++) expect(log().compare(places[i - 1]!, places[i]!)).toBeLessThanOrEqual(0);
    const event = places[signals.findIndex((signal) => signal.kind === 'event')]!;
    const before = signals.slice(
      0,
      signals.findIndex((signal) => signal.kind === 'event'),
    );
    for (const marker of before)
      expect(log().compare((marker as { position: string }).position, event)).toBeLessThan(0);
  });

  test('subscribe 18: a marker comes while only unmatched events arrive', async () => {
    const marker = take(log(), { after: null, prefixes: ['wanted-'] }, (signal) => signal.kind === 'progress');
    await sleep(10);
    const { position } = await log().append('other-1', 'no-stream', [anEvent()]);
    expect((await marker).at(-1)).toEqual({ kind: 'progress', position });
  });

  test('subscribe 19: what waits stays in the log, not in memory', async () => {
    const text = 'x'.repeat(40e6 / of(20_000));
    const wait = Array.from({ length: of(20_000) }, (_, n) =>
      log().append(`s-${n}`, 'no-stream', [anEvent({ n, text })]),
    );
    await Promise.all(wait);
    wait.length = 0;
    const signals = log().subscribe({ after: null })[Symbol.asyncIterator]();
    const before = heldMemory();
    for (let n = 0; n < 20; n++) {
      expect(await nextEvent(signals)).toBe(n);
      await sleep(5);
    }
    // 40 MB wait; a page of them may be held, by a double in this process as well.
    expect(heldMemory() - before).toBeLessThan(28e6);
    await signals.return?.();
  });

  test('subscribe 20: after a failing handler and a restart nothing is lost and the order holds', async () => {
    await fill(log(), 300, (i) => `s-${i % 3}`);
    const handled: unknown[] = [];
    let after: string | null = null;
    for (let run = 0; handled.length < 300; run++) {
      const failing = async () => {
        for await (const signal of log().subscribe({ after })) {
          if (signal.kind === 'caught-up') return;
          if (signal.kind === 'progress') continue;
          if (handled.length % 70 === 69 && run % 2 === 0) throw new Error('handler');
          handled.push(signal.event.data.n);
          after = signal.event.position;
        }
      };
      await failing().catch((error: unknown) => expect(error).toEqual(new Error('handler')));
      await harness().restart();
    }
    expect(handled).toEqual(upTo(300));
  });

  test('subscribe 21: caught-up comes once per catch-up, not after every live event', async () => {
    await fill(log(), 600, (i) => `s-${i}`);
    const live = async () => {
      for (let i = 0; i < 5; i++) {
        await log().append(`live-${i}`, 'no-stream', [anEvent({ n: i === 4 ? 'last' : i })]);
        await sleep(2);
      }
    };
    const appending: Promise<void>[] = [];
    const signals = await take(log(), { after: null }, (signal) => {
      if (caughtUp(signal) && appending.length === 0) appending.push(live());
      return signal.kind === 'event' && signal.event.data.n === 'last';
    });
    await Promise.all(appending);
    expect(signals.filter(caughtUp)).toHaveLength(1);
    // Markers may stand between them: on a server that others use, much lies before what is wanted.
    expect(numbers(signals.slice(0, signals.findIndex(caughtUp)))).toEqual(upTo(600));
  });

  test('subscribe 21: a follower that fell behind is told again when it has caught up', async () => {
    const seen: LogSignal[] = [];
    for await (const signal of log().subscribe({ after: null })) {
      seen.push(signal);
      if (seen.filter(caughtUp).length === 2) break;
      if (seen.length === 1) await fill(log(), of(2000), (i) => `s-${i}`);
    }
    expect(seen.filter(caughtUp)).toEqual([
      { kind: 'caught-up', position: null },
      { kind: 'caught-up', position: await log().head() },
    ]);
    expect(numbers(seen)).toEqual(upTo(of(2000)));
  });

  test('subscribe 22: a position beyond the head is refused', async () => {
    await fill(log(), 40, (i) => `s-${i}`);
    const beyond = (await log().head())!;
    const other = await harness().log().readAll({ after: beyond, limit: 1 });
    expect(other).toEqual({ events: [], next: beyond, atHead: true });
    const refused = await errorOf(take(log(), { after: 'zzzzzz' }, () => true));
    expect(refused).toBeInstanceOf(PositionUnknown);
  });

  test('subscribe 23: a signal ends a waiting subscription, and close ends the others; both more than once', async () => {
    await log().append('s-1', 'no-stream', events(1));
    const stop = new AbortController();
    const following = (signal?: AbortSignal) => {
      let wait = (): void => undefined;
      const waits = new Promise<void>((resolve) => (wait = resolve));
      const taken = take(log(), { after: null, ...(signal ? { signal } : {}) }, (one) => {
        if (caughtUp(one)) wait();
        return false;
      });
      return { waits, taken };
    };
    const [stopped, waiting] = [following(stop.signal), following()];
    await Promise.all([stopped.waits, waiting.waits]);
    stop.abort();
    stop.abort();
    expect(numbers(await stopped.taken)).toEqual([0]);
    await Promise.all([log().close(), log().close()]);
    expect(numbers(await waiting.taken)).toEqual([0]);
  });

  test('subscribe 23: appends under way finish when the log is closed', async () => {
    const under = Array.from({ length: 500 }, (_, i) => log().append(`s-${i}`, 'no-stream', [anEvent({ n: i })]));
    const closing = log().close();
    expect(await Promise.all(under)).toHaveLength(500);
    await closing;
    await harness().restart();
    expect(numbers(await take(log(), { after: null }, caughtUp))).toEqual(upTo(500));
  });
}
