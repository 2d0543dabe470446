import { setTimeout as pause } from 'node:timers/promises';
import type { Collection } from 'mongodb';
import type { HeldLease, Lease } from '../lease';
import { CODES, codeOf, guarded } from './errors';

/** The owner of a database's read models. No times: clocks of several machines do not agree. */
export interface Owner {
  readonly _id: string;
  /** Grows with every owner. */
  readonly term: number;
  /** Changes while the owner lives; null when it let go. */
  readonly beat: number | null;
}
const _id = 'owner';

/** How often an owner shows that it lives, and others look; an owner unchanged for so many looks is gone: eight seconds. */
export const PACE = { beatMs: 2000, lookMs: 1000, silentLooks: 8 } as const;
export type Pace = { readonly [name in keyof typeof PACE]: number };

const same = (a: Owner | null, b: Owner | null): boolean => a?.term === b?.term && a?.beat === b?.beat;

/** @returns the new term; null when somebody else was quicker */
async function replaced(owners: Collection<Owner>, seen: Owner | null): Promise<number | null> {
  if (!seen) {
    try {
      await owners.insertOne({ _id, term: 1, beat: 1 });
      return 1;
    } catch (error) {
      if (codeOf(error) === CODES.duplicateKey) return null;
      throw error;
    }
  }
  const term = seen.term + 1;
  const known = { _id, term: seen.term, beat: seen.beat };
  return (await owners.updateOne(known, { $set: { term, beat: 1 } })).matchedCount > 0 ? term : null;
}

/** Waits for the owner's end. @returns the term of this process */
async function taken(owners: Collection<Owner>, { lookMs, silentLooks }: Pace, signal: AbortSignal): Promise<number> {
  let last: Owner | null = null;
  for (let looks = 0; ; looks += 1) {
    signal.throwIfAborted();
    const seen = await guarded(() => owners.findOne({ _id }));
    if (!same(seen, last)) looks = 0;
    last = seen;
    if (!seen || seen.beat === null || looks >= silentLooks) {
      const term = await guarded(() => replaced(owners, seen));
      if (term !== null) return term;
    }
    await pause(lookMs, undefined, { signal });
  }
}

/** Shows that the owner lives, until somebody else has the lease. A server that is away takes it from nobody. */
function hold(owners: Collection<Owner>, term: number, { beatMs }: Pace): HeldLease {
  const ended = new AbortController();
  const beating = async (): Promise<void> => {
    for (let beat = 2; !ended.signal.aborted; beat += 1) {
      // Letting go ends the wait early; that is the only way in which it fails.
      await pause(beatMs, undefined, { signal: ended.signal, ref: false }).catch(() => undefined);
      if (ended.signal.aborted) return;
      const shown = owners.updateOne({ _id, term }, { $set: { beat } });
      const mine = await shown.then(
        ({ matchedCount }) => matchedCount > 0,
        // A server that is away takes the lease from nobody: the next beat shows whose it is.
        () => true,
      );
      if (!mine) return;
    }
  };
  const lost = beating();
  let releasing: Promise<void> | null = null;
  const release = async (): Promise<void> => {
    ended.abort();
    await lost;
    await guarded(() => owners.updateOne({ _id, term }, { $set: { beat: null } }));
  };
  return { lost, release: () => (releasing ??= release()) };
}

export const leaseOn = (owners: Collection<Owner>, pace: Pace = PACE): Lease => ({
  take: async (signal) => hold(owners, await taken(owners, pace, signal), pace),
});
