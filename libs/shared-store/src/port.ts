import type { Lease } from '@kurator/platform';

/** A small text with the number of its changes, which a later change has to know. */
export interface Kept {
  readonly value: string;
  /** Counts from 1. */
  readonly version: number;
}

/**
 * What several processes of one register share beside log and read models: keys, accounts, small positions. Small texts,
 * each changed by compare and set, so that of two processes that change one at once the second has to read again. What
 * lies here is not built from the log: it is backed up, and never deleted with the read models.
 */
export interface SharedStore {
  /** Null when there is none. What an answered `put` of any process has stored is seen. @throws SharedStoreAway */
  get(kind: string, id: string): Promise<Kept | null>;
  /**
   * Stores durably.
   * @param seen version that was read; null: there must be none
   * @returns false when it stands elsewhere: nothing was stored
   * @throws SharedStoreAway when the outcome is unknown: read again
   */
  put(kind: string, id: string, value: string, seen: number | null): Promise<boolean>;
  /** Repeatable. @throws SharedStoreAway */
  remove(kind: string, id: string): Promise<void>;
  /** All of a kind, ascending by id. @throws SharedStoreAway */
  all(kind: string): AsyncIterable<Kept & { readonly id: string }>;
  /** Lets one process at a time do a work. @param holder who asks, for operators */
  lease(name: string, holder: string): Lease;
  /** Who has which lease; `null` who nobody has. */
  holders(): Promise<readonly { readonly name: string; readonly holder: string | null }[]>;
  close(): Promise<void>;
}

/** The store is out of reach. */
export class SharedStoreAway extends Error {}

/** What is read where nothing stands. */
const NONE = { value: null, version: null };

/** Gives up to change what others change all the time; nobody is expected to. */
const TRIES = 100;

/**
 * Changes a text as often as it takes: what others have put meanwhile is read again.
 * @param change null leaves it as it is; may be called several times
 * @returns what stands there now
 */
export async function changed(
  store: Pick<SharedStore, 'get' | 'put'>,
  [kind, id]: readonly [kind: string, id: string],
  change: (value: string | null) => string | null,
): Promise<string | null> {
  for (let left = TRIES; left > 0; left -= 1) {
    const seen = (await store.get(kind, id)) ?? NONE;
    const next = change(seen.value);
    if (next === null) return seen.value;
    if (await store.put(kind, id, next, seen.version)) return next;
  }
  throw new SharedStoreAway(`${kind} ${id} changes all the time`);
}
