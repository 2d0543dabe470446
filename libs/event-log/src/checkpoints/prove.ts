import type { EventLog, JsonObject, Position, StoredEvent } from '../port';
import type { Checkpoint } from './checkpoint';
import { keptAt, lastKept, leavesAt, type KeptReader } from './kept';
import { inclusionOf, type Inclusion } from './merkle';
import { leafOf } from './signer';

/** Where an event is signed. */
export interface SignedIn extends Inclusion {
  readonly checkpoint: number;
}
/** One event of a stream as it is stored, personal values sealed: what its hash covers, and where it is signed. */
export interface ProvenEvent {
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly hash: string;
  readonly previousHash: string | null;
  /** Null when no checkpoint that covers its place holds its hash. */
  readonly signedIn: SignedIn | null;
  readonly stored: { readonly data: JsonObject; readonly metadata: JsonObject };
}
/** Everything that whoever holds the public key needs to check a stream without the register. */
export interface StreamProof {
  readonly stream: string;
  readonly chain: readonly ProvenEvent[];
  /** The one that covers the last event, and with it the whole stream. */
  readonly checkpoint: Checkpoint | null;
  /** All that sign events of this stream, the oldest first. */
  readonly checkpoints: readonly Checkpoint[];
}

interface Sources {
  readonly log: Pick<EventLog, 'read' | 'compare'>;
  readonly kept: KeptReader;
}

/** A checkpoint with the hashes that it covers. */
interface Opened {
  readonly checkpoint: Checkpoint;
  readonly leaves: readonly string[];
}

/** The first checkpoint from `from` on that covers a position; null when it is not covered yet. */
async function covering({ log, kept }: Sources, position: Position, from: number): Promise<Checkpoint | null> {
  const last = await lastKept(kept);
  if (last === null || log.compare(last.position, position) < 0) return null;
  let [low, high] = [from, last.number];
  let found = last;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const candidate = (await keptAt(kept, middle)) as Checkpoint;
    if (log.compare(candidate.position, position) < 0) low = middle + 1;
    else [high, found] = [middle, candidate];
  }
  return found;
}

/** The checkpoint of each event, in their order; neighbours are mostly signed together. */
async function checkpointsOf(sources: Sources, events: readonly StoredEvent[]): Promise<readonly (Opened | null)[]> {
  const found: (Opened | null)[] = [];
  let current: Opened | null = null;
  for (const { position } of events) {
    if (current === null || sources.log.compare(current.checkpoint.position, position) < 0) {
      const checkpoint = await covering(sources, position, current?.checkpoint.number ?? 0);
      current = checkpoint && { checkpoint, leaves: await leavesAt(sources.kept, checkpoint.number) };
    }
    found.push(current);
  }
  return found;
}

function signedIn(hash: string, opened: Opened | null): SignedIn | null {
  if (opened === null) return null;
  const index = opened.leaves.indexOf(hash);
  return index < 0 ? null : { checkpoint: opened.checkpoint.number, ...inclusionOf(opened.leaves, index) };
}

const proven = (event: StoredEvent, opened: Opened | null): ProvenEvent => ({
  revision: event.revision,
  eventId: event.eventId,
  type: event.type,
  hash: event.metadata['hash'] as string,
  previousHash: (event.metadata['previousHash'] ?? null) as string | null,
  signedIn: signedIn(leafOf(event), opened),
  stored: { data: event.data, metadata: event.metadata },
});

/**
 * The proof of a stream as it is stored now.
 * @param to the last revision that shall be proven; it has to be signed before
 */
export async function proveStream(sources: Sources, stream: string, to: number): Promise<StreamProof> {
  const events = (await sources.log.read(stream, { to })) ?? [];
  const opened = await checkpointsOf(sources, events);
  const chain = events.map((event, at) => proven(event, opened[at] ?? null));
  const checkpoints = [...new Set(opened)].flatMap((one) => (one === null ? [] : [one.checkpoint]));
  return { stream, chain, checkpoint: opened.at(-1)?.checkpoint ?? null, checkpoints };
}
