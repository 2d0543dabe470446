import type { EventLog, LogSignal, StoredEvent } from '@kurator/event-log';
import type { Tracing } from '@kurator/platform';
import type { ProjectionEngine } from '@kurator/read-models';
import { appendSpanOf, traceOf } from './ids';

/** Commands that are on their way to the read models; more than these are not traced while the store is away. */
const MOST = 5000;

interface Arrived {
  readonly traceId: string;
  readonly stream: string;
  readonly at: number;
  position: string;
  events: number;
}

/**
 * Follows decisions from the log to the read models: the log to follow, and what listens to the engine's commits. A span
 * lasts from an event's arrival to the commit that holds it. What is caught up with after a start is not traced.
 */
export function tracedProjections(tracing: Tracing, log: EventLog) {
  const arrived = new Map<string, Arrived>();

  const note = ({ stream, position, metadata }: StoredEvent): void => {
    const traceId = traceOf(metadata['commandId']);
    if (traceId === null || arrived.size >= MOST) return;
    const key = `${traceId}/${stream}`;
    const known = arrived.get(key) ?? { traceId, stream, at: tracing.now(), position, events: 0 };
    arrived.set(key, { ...known, position, events: known.events + 1 });
  };
  async function* noted(signals: AsyncIterable<LogSignal>): AsyncGenerator<LogSignal> {
    let live = false;
    for await (const signal of signals) {
      if (signal.kind === 'caught-up') live = true;
      if (signal.kind === 'event' && live) note(signal.event);
      yield signal;
    }
  }
  const written: Parameters<ProjectionEngine['onWritten']>[0] = ({ position }) => {
    for (const [key, one] of arrived) {
      if (position === null || log.compare(one.position, position) > 0) continue;
      arrived.delete(key);
      const span = tracing.start({ name: 'project', parent: appendSpanOf(one.traceId, one.stream), at: one.at });
      span.end({ 'kurator.position': one.position, 'kurator.events': one.events });
    }
  };
  return { log: { ...log, subscribe: (options) => noted(log.subscribe(options)) } satisfies EventLog, written };
}
