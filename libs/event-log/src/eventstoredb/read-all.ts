import { BACKWARDS, END, START, type AllStreamResolvedEvent } from '@eventstore/db-client';
import { PositionUnknown, type EventLog, type Position, type StoredEvent } from '../port';
import { collect, persistently } from './calls';
import { isWanted, placeAfter, placedInLog, placeOfDelivered, type Placed } from './events';
import { failureOf } from './failure';
import { comparePlaces, positionOf, type Place } from './position';
import { LEADER, type Wire } from './wire';

/** Events of this log looked at for one filtered page. */
const SCAN = 4096;
const MOST = Number.MAX_SAFE_INTEGER;

/** Turns the server's word that nothing lies at a position into the port's. */
export async function atKnownPosition<T>(position: Position | null, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (failureOf(error) !== 'misplaced') throw error;
    throw new PositionUnknown(`no event lies at position ${String(position)} of this log`);
  }
}

/** Reads on from a place, which comes along (trap 27), until `take` has enough. @returns whether the log's end came */
async function forward(
  wire: Wire,
  from: Place | null,
  maxCount: number,
  take: (delivered: AllStreamResolvedEvent) => boolean,
): Promise<boolean> {
  let count = 0;
  let enough = false;
  const call = wire.client.readAll({ ...LEADER, fromPosition: from ?? START, maxCount });
  await collect<AllStreamResolvedEvent>(call, wire.times, (delivered) => {
    count += 1;
    enough = take(delivered);
    return enough;
  });
  return !enough && count < maxCount;
}

interface Page {
  readonly events: StoredEvent[];
  readonly limit: number;
  /** Last event of this log that was looked at. */
  seen: Place | null;
  scanned: number;
  /** Last of everything that the server delivered. */
  delivered: Place | null;
}
type Asked = Parameters<EventLog['readAll']>[0];

function takeInto(page: Page, asked: Asked, wire: Wire): (delivered: AllStreamResolvedEvent) => boolean {
  return (delivered) => {
    const place = placeOfDelivered(delivered);
    if (place === null || (page.delivered !== null && comparePlaces(place, page.delivered) <= 0)) return false;
    page.delivered = place;
    const found = placedInLog(delivered, wire.prefix);
    if (found === null) return false;
    page.seen = place;
    page.scanned += 1;
    if (isWanted(found.event, asked)) page.events.push(found.event);
    return page.events.length >= page.limit || page.scanned >= Math.max(SCAN, page.limit);
  };
}

/**
 * One page of the log. The client ignores a filter here (trap 26), so that what is not wanted is dropped on this side; what
 * belongs to others beside this log is passed over and never becomes a position of it.
 */
export async function readAll(wire: Wire, asked: Asked): ReturnType<EventLog['readAll']> {
  const { after, limit } = asked;
  const start = placeAfter(after);
  if (asked.prefixes?.length === 0) return { events: [], next: after, atHead: true };
  const page: Page = { events: [], limit, seen: start, scanned: 0, delivered: start };
  const take = takeInto(page, asked, wire);
  const count = Math.max(32, limit) + 1;
  const full = (): boolean => page.events.length >= limit || page.scanned >= Math.max(SCAN, limit);
  let atHead = false;
  while (!atHead && !full()) {
    // A round that fails half-way goes on from what it has delivered.
    atHead = await atKnownPosition(after, () =>
      persistently(wire, () => forward(wire, page.delivered ?? wire.origin, count, take)),
    );
  }
  return { events: page.events, next: page.seen === null ? null : positionOf(page.seen), atHead };
}

/** What a look backwards does with what it meets; both say whether it has enough. */
interface Looking {
  /** Everything that the server delivers, whoever wrote it. */
  readonly pass?: (place: Place) => boolean;
  /** An event of this log. */
  readonly take: (found: Placed) => boolean;
}

/** Looks backwards from the end, or from before a place, until it has enough or this log's beginning is reached. */
export async function backward(wire: Wire, before: Place | null, { pass, take }: Looking): Promise<void> {
  const { origin } = wire;
  let from = before;
  const isOver = (place: Place): boolean =>
    (origin !== null && comparePlaces(place, origin) < 0) || pass?.(place) === true;
  const look = async (maxCount: number): Promise<boolean> => {
    let count = 0;
    let done = false;
    const call = wire.client.readAll({ ...LEADER, direction: BACKWARDS, fromPosition: from ?? END, maxCount });
    await collect<AllStreamResolvedEvent>(call, wire.times, (delivered) => {
      count += 1;
      const place = placeOfDelivered(delivered);
      if (place === null) return false;
      from = place;
      done = isOver(place);
      const found = done ? null : placedInLog(delivered, wire.prefix);
      done ||= found !== null && take(found);
      return done;
    });
    return done || count < maxCount;
  };
  // Mostly the very last event is ours; the server sends 32 at once.
  for (const count of [1, 31, MOST]) if (await persistently(wire, () => look(count))) return;
}

/** Where the server's log ended at the last look, and the newest event of ours up to there. */
interface LastLook {
  readonly end: Place;
  readonly newest: Placed | null;
}
const lastLooks = new WeakMap<Wire['client'], LastLook>();

/**
 * The newest event of this log. What others write beside it, such as the read audit, may be very much: only what came
 * since the last look is passed over.
 */
export async function newest(wire: Wire): Promise<Placed | null> {
  const before = lastLooks.get(wire.client);
  const seen = { end: null as Place | null, until: before?.end ?? null, found: null as Placed | null };
  await backward(wire, null, {
    pass(place) {
      // A log that ends earlier than it did was restored: what was seen of it is nothing any more.
      if (seen.end === null && seen.until !== null && comparePlaces(place, seen.until) < 0) seen.until = null;
      seen.end ??= place;
      return seen.until !== null && comparePlaces(place, seen.until) <= 0;
    },
    take(found) {
      seen.found = found;
      return true;
    },
  });
  const found = seen.found ?? (seen.until === null ? null : (before?.newest ?? null));
  if (seen.end !== null) lastLooks.set(wire.client, { end: seen.end, newest: found });
  return found;
}
