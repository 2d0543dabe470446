import { AsyncLocalStorage } from 'node:async_hooks';
import { toldAppends, type AppendTold, type EventLog } from '@kurator/event-log';
import type { OpenSpan, Tracing } from '@kurator/platform';
import { appendSpanOf, traceOf } from './ids';

/** The request under way. */
export const request = new AsyncLocalStorage<OpenSpan>();

/** `family`, `request`, ...: what comes after it names somebody. */
const kindOf = (stream: string): string => stream.split('-', 1)[0] as string;

/** In the decision's own trace; a line of a batch begins one, linked to the request that brought it. */
function placed({ stream, events, appended }: AppendTold) {
  const around = request.getStore()?.place;
  const traceId = traceOf(events[0]?.metadata['commandId']);
  if (traceId === null) return around ? { parent: around } : {};
  // Only what is stored is looked for by others, and only one append of a command is.
  const own = { traceId, ...(appended ? { spanId: appendSpanOf(traceId, stream).spanId } : {}) };
  if (!around) return own;
  return around.traceId === traceId ? { ...own, parent: around } : { ...own, link: around };
}

function tell(tracing: Tracing, told: AppendTold): void {
  const { stream, events, outcome, appended, ms } = told;
  const span = tracing.start({ ...placed(told), name: `append ${kindOf(stream)}`, at: tracing.now() - ms });
  const types = [...new Set(events.map(({ type }) => type))];
  span.end(
    {
      ...{ 'kurator.outcome': outcome, 'kurator.events': events.length, 'kurator.event_types': types },
      ...(appended && { 'kurator.position': appended.position }),
    },
    outcome === 'FULL' || outcome === 'UNAVAILABLE' || outcome === 'FAILED',
  );
}

/** The same log, whose appends are spans. */
export const tracedAppends = (tracing: Tracing | null, log: EventLog): EventLog =>
  tracing === null
    ? log
    : toldAppends(
        log,
        () => performance.now(),
        (told) => tell(tracing, told),
      );
