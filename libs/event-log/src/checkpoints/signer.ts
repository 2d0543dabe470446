import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '@kurator/kernel';
import { RevisionConflict, type EventLog, type Position, type StoredEvent } from '../port';
import { hashOf } from '../codec/chain';
import { signNext, type Checkpoint } from './checkpoint';
import { keep, lastKept, type KeptLog } from './kept';
import { rootOf } from './merkle';
import type { SigningKey } from './signing-key';

/** What checkpoints are made of. */
export interface SignerParts {
  readonly log: Pick<EventLog, 'readAll' | 'compare'>;
  readonly kept: KeptLog;
  readonly key: SigningKey;
  readonly now: Clock;
  /** Gives UUIDs. */
  readonly newId: () => string;
}

/** Signs what the log holds. */
export interface Signer {
  readonly publicKey: string;
  /**
   * Signs until everything up to a position is covered; what came after it meanwhile may be covered too.
   * @param between waits before each further stretch, when there are many and nobody waits
   * @throws LogUnavailable, StorageFull
   */
  cover(upTo: Position, between?: () => Promise<unknown>): Promise<void>;
}

/** Events of one checkpoint at most: a proof brings ten hashes on its way to the root, and a record has 70 kB. */
const STRETCH = 1024;
/** Events read in one go: about two milliseconds. */
const PAGE = 128;

/** What a decision stored as the hash of its event. One without any could not be shown to be the same later. */
export function leafOf(event: StoredEvent): string {
  const { hash } = event.metadata;
  return typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : hashOf(event);
}

/** The events after a position, at most a stretch of them. Others have their turn between the pages. */
async function stretchAfter({ log }: Pick<SignerParts, 'log'>, position: Position | null) {
  const events: StoredEvent[] = [];
  for (let after = position; events.length < STRETCH;) {
    const page = await log.readAll({ after, limit: Math.min(PAGE, STRETCH - events.length) });
    events.push(...page.events);
    if (page.atHead) break;
    after = page.next;
    await turn();
  }
  return events;
}

/** The next stretch of the log, signed and kept. Null when there is none. @throws RevisionConflict */
async function signed({ log, kept, key, now, newId }: SignerParts, last: Checkpoint | null) {
  const events = await stretchAfter({ log }, last?.position ?? null);
  const newest = events.at(-1);
  if (newest === undefined) return null;
  const hashes = events.map(leafOf);
  const stretch = { count: hashes.length, root: rootOf(hashes), at: now(), position: newest.position };
  const next = signNext(key, last, stretch);
  await keep(kept, next, { hashes, newId });
  return next;
}

/** The same; where another process was first, what it signed counts. */
async function extended(parts: SignerParts, last: Checkpoint | null): Promise<Checkpoint | null> {
  try {
    return await signed(parts, last);
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    return lastKept(parts.kept);
  }
}

/** Signs the log stretch by stretch (architecture decision 7). Processes may do so side by side. */
export function openSigner(parts: SignerParts): Signer {
  let under: Promise<void> = Promise.resolve();
  const cover = async (upTo: Position, between: () => Promise<unknown>): Promise<void> => {
    for (let last = await lastKept(parts.kept); last === null || parts.log.compare(last.position, upTo) < 0;) {
      last = await extended(parts, last);
      if (last === null) return;
      await between();
    }
  };
  return {
    publicKey: parts.key.publicKey,
    cover(upTo, between = () => Promise.resolve()) {
      const mine = under.then(() => cover(upTo, between));
      // Whoever comes next begins anew whatever became of this one; its own caller hears of it.
      under = mine.catch(() => undefined);
      return mine;
    },
  };
}
