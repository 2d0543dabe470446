import { BACKWARDS, END, FORWARDS, START, type ResolvedEvent } from '@eventstore/db-client';
import type { ReadOptions, StoredEvent } from '../port';
import { collect, persistently } from './calls';
import { placed } from './events';
import { failureOf } from './failure';
import { LEADER, type Wire } from './wire';

const MOST = Number.MAX_SAFE_INTEGER;

interface Span {
  readonly backward: boolean;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}
function spanOf({ direction, from, to, limit = MOST }: ReadOptions): Span {
  const backward = direction === 'backward';
  return { backward, from: from ?? (backward ? MOST : 0), to: to ?? (backward ? 0 : MOST), limit };
}
/** The most that can come: without it a read has once filled the memory (trap 22). */
const countOf = ({ from, to, limit }: Span): number =>
  Math.max(1, Math.min(limit, from === MOST || to === MOST ? MOST : Math.abs(to - from) + 1));

const startOf = ({ backward, from }: Span) => (from === MOST ? END : from === 0 && !backward ? START : BigInt(from));

async function once(wire: Wire, stream: string, span: Span): Promise<readonly StoredEvent[]> {
  const { backward, to, limit } = span;
  const events: StoredEvent[] = [];
  const call = wire.client.readStream(`${wire.prefix}${stream}`, {
    ...LEADER,
    direction: backward ? BACKWARDS : FORWARDS,
    fromRevision: startOf(span),
    maxCount: countOf(span),
  });
  await collect<ResolvedEvent>(call, wire.times, (delivered) => {
    const found = placed(delivered, wire.prefix);
    const beyond = found !== null && (backward ? found.event.revision < to : found.event.revision > to);
    if (found !== null && !beyond && events.length < limit) events.push(found.event);
    return beyond || events.length >= limit;
  });
  return events;
}

/** Events of one stream; null when there is none. A stream that was deleted on the server has none either. */
export async function readStream(
  wire: Wire,
  stream: string,
  options: ReadOptions = {},
): Promise<readonly StoredEvent[] | null> {
  const span = spanOf(options);
  try {
    return await persistently(wire, () => once(wire, stream, span));
  } catch (error) {
    const failure = failureOf(error);
    if (failure === 'absent' || failure === 'deleted') return null;
    throw error;
  }
}
