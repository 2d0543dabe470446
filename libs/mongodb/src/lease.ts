import { setTimeout as pause } from 'node:timers/promises';
import type { HeldLease, Lease } from '@kurator/platform';
import type { Collection } from 'mongodb';
import { rest } from '@kurator/platform';
import { CODES, codeOf } from './errors';

/** Who has a lease. No times: clocks of several machines do not agree. */
export interface Owner {
  /** Name of the lease. */
  readonly _id: string;
  /** Grows with every owner. */
  readonly term: number;
  /** Changes while the owner lives; null when it let go. */
  readonly beat: number | null;
  /** Who it is, for operators: host and process. */
  readonly holder?: string;
}

/** How often an owner shows that it lives, and others look; an owner unchanged for so many looks is gone: six seconds. */
export const PACE = { beatMs: 1000, lookMs: 500, silentLooks: 12 } as const;
export type Pace = { readonly [name in keyof typeof PACE]: number };

export interface LeaseOptions {
  /** Name of the lease among others in the collection. */
  readonly name: string;
  readonly holder?: string;
  readonly pace?: Pace;
  /** Turns errors of the driver into those of the caller's port. */
  readonly guarded: <T>(work: () => Promise<T>) => Promise<T>;
}
type Asked = Required<LeaseOptions> & { readonly owners: Collection<Owner> };

const same = (a: Owner | null, b: Owner | null): boolean => a?.term === b?.term && a?.beat === b?.beat;

/** @returns the new term; null when somebody else was quicker */
async function replaced({ owners, name: _id, holder }: Asked, seen: Owner | null): Promise<number | null> {
  if (!seen) {
    try {
      await owners.insertOne({ _id, term: 1, beat: 1, holder });
      return 1;
    } catch (error) {
      if (codeOf(error) === CODES.duplicateKey) return null;
      throw error;
    }
  }
  const term = seen.term + 1;
  const known = { _id, term: seen.term, beat: seen.beat };
  return (await owners.updateOne(known, { $set: { term, beat: 1, holder } })).matchedCount > 0 ? term : null;
}

/** Waits for the owner's end. @returns the term of this process */
async function taken(asked: Asked, signal: AbortSignal): Promise<number> {
  const { owners, name: _id, guarded } = asked;
  const { lookMs, silentLooks } = asked.pace;
  let last: Owner | null = null;
  for (let looks = 0; ; looks += 1) {
    signal.throwIfAborted();
    const seen: Owner | null = await guarded(() => owners.findOne({ _id }));
    if (!same(seen, last)) looks = 0;
    last = seen;
    if (!seen || seen.beat === null || looks >= silentLooks) {
      const term = await guarded(() => replaced(asked, seen));
      if (term !== null) return term;
    }
    await pause(lookMs, undefined, { signal });
  }
}

/** Shows that the owner lives, until somebody else has the lease. A server that is away takes it from nobody. */
function hold({ owners, name: _id, pace, guarded }: Asked, term: number): HeldLease {
  const ended = new AbortController();
  const beating = async (): Promise<void> => {
    for (let beat = 2; !ended.signal.aborted; beat += 1) {
      await rest(pace.beatMs, ended.signal, { ref: false });
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

export const leaseOn = (owners: Collection<Owner>, options: LeaseOptions): Lease => {
  const asked: Asked = { holder: '', pace: PACE, ...options, owners };
  return { take: async (signal) => hold(asked, await taken(asked, signal)) };
};

/** Who has which lease; holder null: nobody. What a dead process held is shown until somebody else takes it. */
export const holdersIn = async (
  owners: Collection<Owner>,
): Promise<readonly { readonly name: string; readonly holder: string | null }[]> => {
  const all = await owners.find({}, { sort: { _id: 1 } }).toArray();
  return all.map(({ _id, beat, holder }) => ({ name: _id, holder: beat === null ? null : (holder ?? '') }));
};
