import type { LogSignal, Position } from '../port';

/** Names that are kept for the next question; more are asked for seldom, and fill the memory. */
const KEPT = 5000;

interface Known {
  readonly names: readonly string[];
  /** All streams that began up to here are known. */
  readonly position: Position | null;
}
type Follow = (after: Position | null, prefixes: readonly string[]) => AsyncIterable<LogSignal>;

/**
 * Names of streams. The server keeps no list of them that works on every version without its own projections: those with a
 * prefix are followed to the head, and a stream's first event tells its name. What was found is looked at no second time.
 */
export function streamNames(follow: Follow): (prefix: string) => AsyncGenerator<string> {
  const known = new Map<string, Known>();
  return async function* (prefix) {
    const before = known.get(prefix) ?? { names: [], position: null };
    yield* before.names;
    const names = [...before.names];
    for await (const signal of follow(before.position, [prefix])) {
      if (signal.kind === 'caught-up') {
        if (names.length <= KEPT) known.set(prefix, { names, position: signal.position });
        return;
      }
      if (signal.kind !== 'event' || signal.event.revision !== 0) continue;
      if (names.length <= KEPT) names.push(signal.event.stream);
      yield signal.event.stream;
    }
  };
}
