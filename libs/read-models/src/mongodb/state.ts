import { endLeft } from '@kurator/mongodb';
import { CheckpointMoved, FencedOff, type Checkpoint, type WriteBatch } from '../port';
import type { Place, StoredState, Within } from './place';

export const NOTHING_YET: Omit<StoredState, '_id' | 'loading'> = {
  epoch: 0,
  batches: 0,
  position: null,
  eventId: null,
  stream: null,
  revision: null,
};

/** @throws FencedOff when the version was removed: another process let a newer one serve */
export async function readState({ state }: Place, { session }: Within = {}): Promise<StoredState> {
  const found = await state.findOne({ _id: 'state' }, { session });
  if (!found) throw new FencedOff('this version of the read models was removed: a newer one serves');
  return found;
}

export const checkpointOf = ({ position, eventId, stream, revision }: StoredState): Checkpoint => ({
  position,
  eventId,
  stream,
  revision,
});

/** @throws FencedOff, CheckpointMoved when the batch does not go on from what is stored */
export function checkOwner(stored: StoredState, { epoch, from }: Pick<WriteBatch, 'epoch' | 'from'>): void {
  if (stored.epoch !== epoch) throw new FencedOff(`the lease is at epoch ${stored.epoch}, the writer at ${epoch}`);
  if (stored.position !== from.position || stored.eventId !== from.eventId)
    throw new CheckpointMoved(
      `the checkpoint stands at ${String(stored.position)}, the writer expects ${String(from.position)}`,
    );
}

/** The state is not what this process saw last: its own commit was carried out after all, or it has lost the lease. */
export class StateMoved extends Error {}

/**
 * Counts a commit and moves the checkpoint. The first statement of every transaction: it always changes the document, so
 * of two writers, or of a writer and a process that takes the lease, one meets a write conflict.
 * @throws StateMoved
 */
export async function claim(
  { state }: Place,
  { session }: Within,
  seen: StoredState,
  to: Checkpoint,
): Promise<StoredState> {
  const { position, eventId, stream = null, revision = null } = to;
  const next = { position, eventId, stream, revision, batches: seen.batches + 1 };
  const known = { _id: seen._id, epoch: seen.epoch, batches: seen.batches };
  const { matchedCount } = await state.updateOne(known, { $set: next }, { session });
  if (matchedCount === 0) throw new StateMoved('the state of the read models is another one');
  return { ...seen, ...next };
}

/** Tries of taking the lease: a writer may be committing all the time. */
const TRIES = 100;

/**
 * Takes the lease: the next commit of whoever had it fails, and a transaction that it has left open is ended.
 * @param session in which the new owner writes
 * @returns the new epoch
 */
export async function nextEpoch(place: Place, session: string): Promise<number> {
  for (let left = TRIES; left > 0; left -= 1) {
    const seen = await readState(place);
    if (seen.session !== undefined && seen.session !== session) await endLeft(place.db, seen.session);
    const known = { _id: seen._id, epoch: seen.epoch };
    const { matchedCount } = await place.state.updateOne(known, { $set: { epoch: seen.epoch + 1, session } });
    if (matchedCount > 0) return seen.epoch + 1;
  }
  throw new Error('the lease of the read models changes all the time');
}
