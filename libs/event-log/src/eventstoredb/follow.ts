import { linked, rest } from '@kurator/platform';
import { LogUnavailable, PositionUnknown, type Dropped, type LogSignal, type SubscribeOptions } from '../port';
import { Denied, waitMs } from './calls';
import { placeAfter } from './events';
import { failureOf, reasonOf } from './failure';
import { comparePlaces, positionOf, type Place } from './position';
import { atKnownPosition, newest, readAll } from './read-all';
import { session, type Session } from './session';
import type { Wire } from './wire';

/**
 * A position beyond the head is accepted by the server, which then silently leaves out what is written up to it (trap 6): a
 * log that was restored to an earlier point. A position within a record breaks the subscription later on.
 * @throws PositionUnknown
 */
async function refuseForeign(wire: Wire, after: Place | null): Promise<Place | null> {
  const head = (await newest(wire))?.place ?? null;
  if (after === null) return head;
  const position = positionOf(after);
  if (head === null || comparePlaces(after, head) > 0)
    throw new PositionUnknown(`position ${position} lies beyond the head of the log`);
  await atKnownPosition(position, () => readAll(wire, { after: position, limit: 1 }));
  return head;
}

/** Not a server that is away for longer than one call has patience: a follower waits for it as long as it takes. */
function isOver(error: unknown): boolean {
  if (error instanceof LogUnavailable) return error instanceof Denied;
  return error instanceof PositionUnknown || failureOf(error) === 'fault' || failureOf(error) === 'denied';
}

/** What ends a subscription for good, in the port's words. */
function final(wire: Wire, error: unknown): unknown {
  return failureOf(error) === 'denied'
    ? new LogUnavailable(`the event store at ${wire.hosts} does not let us follow the whole log: ${reasonOf(error)}`)
    : error;
}

async function* oneSession(wire: Wire, state: Session, end: AbortSignal): AsyncGenerator<LogSignal> {
  state.head = await refuseForeign(wire, state.at);
  yield* session(wire, state, end);
}

/** Who ended it knows. */
function told(wire: Wire, end: AbortSignal, dropped: Dropped): void {
  if (!end.aborted) wire.dropped(dropped);
}

async function* subscriptions(wire: Wire, options: SubscribeOptions, end: AbortSignal): AsyncGenerator<LogSignal> {
  const { prefixes } = options;
  const state: Session = { prefixes, at: placeAfter(options.after), head: null, behind: true };
  for (let failures = 0; !end.aborted; failures++) {
    try {
      for await (const signal of oneSession(wire, state, end)) {
        failures = 0;
        yield signal;
      }
      told(wire, end, { reason: 'the server ended it', failures: failures + 1 });
    } catch (error) {
      if (isOver(error) && !end.aborted) throw final(wire, error);
      told(wire, end, { reason: reasonOf(error), failures: failures + 1 });
    }
    // A new subscription is a new catch-up.
    state.behind = true;
    if (!end.aborted) await rest(waitMs(wire, failures), end);
  }
}

/**
 * Follows the log. The client never subscribes again by itself (trap 3): an error and an orderly end are both a drop, after
 * which a new subscription starts from the last place that was delivered. Servers before 24 drop slow readers (trap 5).
 * @throws PositionUnknown; LogUnavailable when the user may not follow the log
 */
export async function* follow(wire: Wire, options: SubscribeOptions, closing: AbortSignal): AsyncGenerator<LogSignal> {
  const { over, release } = linked(closing, ...(options.signal ? [options.signal] : []));
  try {
    yield* subscriptions(wire, options, over.signal);
  } finally {
    release();
  }
}
