import { PositionUnknown, type LogReader, type LogSignal, type Position, type SubscribeOptions } from '../port';
import { placeAfter, placeOf, positionOf } from './position';

/** Wakes whoever waits for something new, without polling. */
export function waker() {
  let waiting: (() => void)[] = [];
  return {
    wake() {
      const woken = waiting;
      waiting = [];
      for (const resume of woken) resume();
    },
    sleep: () => new Promise<void>((resume) => void waiting.push(resume)),
  };
}

export interface Source {
  readonly readAll: LogReader['readAll'];
  /** Newest place; 0: the log is empty. */
  readonly last: () => number;
  readonly sleep: () => Promise<void>;
  readonly wake: () => void;
  readonly closed: () => boolean;
}

/** Events per page: what a slow consumer holds in memory. */
const PAGE = 256;
const orNull = (place: number): Position | null => (place === 0 ? null : positionOf(place));

async function* page(at: number, source: Source, options: SubscribeOptions): AsyncGenerator<LogSignal, number> {
  const { events, next } = await source.readAll({ ...options, after: orNull(at), limit: PAGE });
  for (const event of events) yield { kind: 'event', event };
  const end = placeAfter(next);
  const delivered = events.at(-1);
  if (!delivered || placeOf(delivered.position) < end) yield { kind: 'progress', position: positionOf(end) };
  return end;
}

/**
 * Follows the log: pages until the head, then whatever comes. Nothing is read before the consumer asks for it.
 * @throws PositionUnknown when `after` lies beyond the head: a restored log would silently swallow events
 */
export async function* follow(source: Source, options: SubscribeOptions): AsyncGenerator<LogSignal> {
  const at = placeAfter(options.after);
  if (at > source.last())
    throw new PositionUnknown(`position ${String(options.after)} lies beyond the head of the log`);
  options.signal?.addEventListener('abort', source.wake);
  try {
    yield* pages(at, source, options);
  } finally {
    options.signal?.removeEventListener('abort', source.wake);
  }
}

async function* pages(from: number, source: Source, options: SubscribeOptions): AsyncGenerator<LogSignal> {
  const ended = () => source.closed() || options.signal?.aborted === true;
  let at = from;
  let behind = true;
  while (!ended()) {
    if (at < source.last()) {
      const signals = page(at, source, options);
      let step = await signals.next();
      for (; !step.done; step = await signals.next()) {
        if (ended()) return;
        yield step.value;
      }
      at = step.value;
      behind ||= at < source.last();
      // Gives other requests of this thread their turn between pages.
      await new Promise(setImmediate);
    } else if (behind) {
      behind = false;
      yield { kind: 'caught-up', position: orNull(at) };
    } else {
      await source.sleep();
    }
  }
}
