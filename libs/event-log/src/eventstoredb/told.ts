import { START, streamNameFilter, type AllStreamResolvedEvent } from '@eventstore/db-client';
import { itemsOf, leave } from './calls';
import { placedInLog, placeOfDelivered, type Placed } from './events';
import type { Place } from './position';
import { LEADER, type Wire } from './wire';

/**
 * Events that the server looks at for one page of a filtered subscription, and as often it tells how far it has come: a rare
 * filter would otherwise be searched from its beginning at every restart (trap 8).
 */
const SEARCH = { maxSearchWindow: 512, checkpointInterval: 1 };
/** Prefix of no stream at all: the server wants one. */
const NONE = '$none$';

/** What a subscription tells, in its order. */
export type Told =
  | { readonly kind: 'event'; readonly found: Placed }
  /** Nothing wanted lies up to `place` that has not been told. */
  | { readonly kind: 'checkpoint'; readonly place: Place }
  | { readonly kind: 'caught-up' }
  | { readonly kind: 'fell-behind' };

/** A word of the server between two events. */
class Marker {
  constructor(readonly told: Exclude<Told, { kind: 'event' }>) {}
}

/**
 * Prefixes or one regular expression, not both (trap 10). By stream and not by type, so that the server's own streams stay
 * out. Our prefixes end where the caller says: `case` would match `casework` too (trap 12).
 */
function filterOf(prefix: string, prefixes: readonly string[] | undefined, say: (told: Marker['told']) => void) {
  const checkpoints = {
    ...SEARCH,
    checkpointReached: (_subscription: unknown, place: Place): void => say({ kind: 'checkpoint', place }),
  };
  if (prefixes === undefined && prefix === '') return streamNameFilter({ regex: '^[^$]', ...checkpoints });
  const named = (prefixes ?? ['']).map((one) => `${prefix}${one}`);
  return streamNameFilter({ prefixes: named.length === 0 ? [NONE] : named, ...checkpoints });
}

export type Delivered = AllStreamResolvedEvent | Marker;

/** A subscription to the log, and how it is ended. */
export interface Telling {
  /** Taken one by one: `data` handlers would run at once and finish in any order (trap 1). */
  readonly told: AsyncIterator<Delivered, undefined>;
  readonly end: () => void;
}

/**
 * Subscribes to the server's log after a place, which does not come along (trap 27).
 *
 * What the client tells beside events it tells as it reads ahead, not when an event is taken. So the words are put into the
 * stream itself, behind the events that came before them: they cannot overtake, and nothing in the call-backs can fail, which
 * would leave the subscription hanging (trap 2). `caughtUp` brings no position in this client (trap 4).
 */
export function subscribe(wire: Wire, after: Place | null, prefixes: readonly string[] | undefined): Telling {
  const { client, prefix } = wire;
  const say = (told: Marker['told']): void => void call.push(new Marker(told));
  const call = client.subscribeToAll({
    ...LEADER,
    fromPosition: after ?? START,
    filter: filterOf(prefix, prefixes, say),
  });
  call.on('caughtUp', () => say({ kind: 'caught-up' }));
  call.on('fellBehind', () => say({ kind: 'fell-behind' }));
  return {
    told: itemsOf(call),
    end: () => leave(call, () => call.unsubscribe()),
  };
}

/** What was delivered, as this log sees it; null for what does not belong to it, resolved links among it. */
export function heard(delivered: Delivered, prefix: string): Told | null {
  if (delivered instanceof Marker) return delivered.told;
  const found = placedInLog(delivered, prefix);
  if (found !== null) return { kind: 'event', found };
  const place = placeOfDelivered(delivered);
  return place === null ? null : { kind: 'checkpoint', place };
}
