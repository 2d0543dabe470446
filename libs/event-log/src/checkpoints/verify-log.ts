import type { LogReader, StoredEvent } from '../port';
import { hashOfStatement, type Checkpoint } from './checkpoint';
import { keptAt, lastKept, leavesAt, type KeptReader } from './kept';
import { rootOf } from './merkle';
import { leafOf } from './signer';
import type { Trust } from './trust';

/** Where the log is not what was signed. */
export interface SignedBreak {
  readonly checkpoint: number;
  /**
   * SIGNATURE: not signed with a key that is believed. STATEMENT: it does not follow from the one before, or from its own hashes.
   * EVENT: another event stands at this place of the log. MISSING: the log ends before what was signed of it.
   */
  readonly reason: 'SIGNATURE' | 'STATEMENT' | 'EVENT' | 'MISSING';
  /** The event that stands there, for EVENT. */
  readonly event?: Pick<StoredEvent, 'stream' | 'revision'>;
}
/** What comparing a log with its checkpoints found. */
export interface SignedLog {
  readonly checkpoints: number;
  /** Events of the log that checkpoints cover. */
  readonly covered: number;
  /** Events after them, not signed yet. */
  readonly uncovered: number;
  readonly broken: readonly SignedBreak[];
}

const PAGE = 1024;

/** The whole log in its order. */
async function* everyEvent(log: Pick<LogReader, 'readAll'>): AsyncGenerator<StoredEvent, undefined> {
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<LogReader['readAll']>> = await log.readAll({ after, limit: PAGE });
    yield* page.events;
    if (page.atHead) return;
    after = page.next;
  }
}

/** What a checkpoint says of itself: its signature, its hashes, and that it follows the one before. */
function ownBreak(
  checkpoint: Checkpoint | null,
  { before, leaves, trust }: { before: Checkpoint | null; leaves: readonly string[]; trust: Trust },
): SignedBreak['reason'] | null {
  if (checkpoint === null || !trust.accepts(checkpoint)) return 'SIGNATURE';
  const holds = leaves.length === checkpoint.count && rootOf(leaves) === checkpoint.root;
  return holds && follows(checkpoint, before) ? null : 'STATEMENT';
}

/** What stands before the first checkpoint. */
const NOTHING = { number: -1, events: 0 };

/** Nothing of the log lies between the two, and the later one was signed knowing the earlier. */
function follows(checkpoint: Checkpoint, before: Checkpoint | null): boolean {
  const { number, events } = before ?? NOTHING;
  const goesOn = checkpoint.number === number + 1 && checkpoint.events === events + checkpoint.count;
  return goesOn && checkpoint.previous === (before && hashOfStatement(before));
}

/** The first place of a stretch at which the log is another; the log moves on by the whole stretch. */
async function stretchBreak(
  events: AsyncIterator<StoredEvent, undefined>,
  leaves: readonly string[],
): Promise<Omit<SignedBreak, 'checkpoint'> | null> {
  let broken: Omit<SignedBreak, 'checkpoint'> | null = null;
  for (const hash of leaves) {
    const { value: event } = await events.next();
    if (event === undefined) return broken ?? { reason: 'MISSING' };
    if (broken === null && leafOf(event) !== hash)
      broken = { reason: 'EVENT', event: { stream: event.stream, revision: event.revision } };
  }
  return broken;
}

/**
 * Compares the whole log with all its checkpoints (architecture decision 7). That an event's hash is that of its content
 * is told by the chains of the streams.
 * @param trust in the public keys that are known from elsewhere
 */
export async function verifySigned(
  log: Pick<LogReader, 'readAll'>,
  kept: KeptReader,
  trust: Trust,
): Promise<SignedLog> {
  const count = ((await lastKept(kept))?.number ?? -1) + 1;
  const events = everyEvent(log);
  const broken: SignedBreak[] = [];
  let covered = 0;
  let before: Checkpoint | null = null;
  for (let number = 0; number < count; number += 1) {
    const checkpoint: Checkpoint | null = await keptAt(kept, number);
    const leaves = await leavesAt(kept, number);
    const own = ownBreak(checkpoint, { before, leaves, trust });
    if (own !== null) broken.push({ checkpoint: number, reason: own });
    const found = await stretchBreak(events, leaves);
    if (found !== null) broken.push({ checkpoint: number, ...found });
    covered += leaves.length;
    before = checkpoint;
  }
  let uncovered = 0;
  while (!(await events.next()).done) uncovered += 1;
  return { checkpoints: count, covered, uncovered, broken };
}
