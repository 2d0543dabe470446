import { CHECKPOINTS, recordMoved, type JsonValue, type LogReader, type StoredEvent } from '@kurator/event-log';
import { v7 } from 'uuid';
import type { Way } from './copy-log';
import { unequal } from './refusals';

const PAGE = 1000;
/** Where events hold a place of the log: quarters and lists are frozen as of one. */
const FIELD = 'asOfPosition';

/** Every place of the log that a value names. */
function* placesIn(value: JsonValue): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === FIELD && typeof inner === 'string') yield inner;
    yield* placesIn(inner);
  }
}

/** Where checkpoints of the log end: they are found by it, and do not sign it. */
async function placesSigned(kept: Pick<LogReader, 'read'> | null): Promise<readonly string[]> {
  const stored = (await kept?.read(CHECKPOINTS)) ?? [];
  return stored.flatMap(({ data }) => (typeof data['position'] === 'string' ? [data['position']] : []));
}

async function placesOf(source: LogReader, kept: Pick<LogReader, 'read'> | null): Promise<ReadonlySet<string>> {
  const places = new Set(await placesSigned(kept));
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<LogReader['readAll']>> = await source.readAll({ after, limit: PAGE });
    for (const { data } of page.events) for (const place of placesIn(data)) places.add(place);
    if (page.atHead) return places;
    after = page.next;
  }
}

/** The event that lies at a place: the log's places are whole numbers without gaps, in base 36. */
async function eventAt(source: LogReader, place: string): Promise<StoredEvent> {
  const before = parseInt(place, 36) - 1;
  const { events } = await source.readAll({ after: before === 0 ? null : before.toString(36), limit: 1 });
  const [event] = events;
  if (event?.position !== place) throw unequal(`нет места ${place}`, `nothing lies at ${place}`);
  return event;
}

/**
 * Says at the target where the places are that events and checkpoints name: their bodies are hashed and stay as they are.
 * @param kept the read audit, where checkpoints are kept; null: there is none
 * @returns how many
 */
export async function mapPositions(
  { source, target, signal }: Way,
  kept: Pick<LogReader, 'read'> | null,
): Promise<number> {
  const moved = new Map<string, string>();
  for (const place of await placesOf(source, kept)) {
    signal.throwIfAborted();
    const { stream, revision, eventId } = await eventAt(source, place);
    const [there] = (await target.read(stream, { from: revision, to: revision })) ?? [];
    if (there?.eventId !== eventId) throw unequal(`места ${place} нет в копии`, `the copy has no place ${place}`);
    moved.set(place, there.position);
  }
  const recordedAt = (await source.last())?.metadata['recordedAt'];
  await recordMoved(target, moved, { newId: v7, recordedAt: typeof recordedAt === 'string' ? recordedAt : '' });
  return moved.size;
}
