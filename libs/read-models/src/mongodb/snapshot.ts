import { SNAPSHOT } from '@kurator/mongodb';
import type { ReadModelReads } from '../port';
import { guarded } from './errors';
import type { Place } from './place';
import { readsOn, type Ask } from './reads';
import { readState } from './state';

/** One question after the other: the driver knows no parallel ones in a transaction. */
function inOrder(): Ask {
  let lane: Promise<unknown> = Promise.resolve();
  return (question) => {
    const answered = lane.then(question);
    // The lane only keeps the order; the error belongs to whoever asked.
    lane = answered.catch(() => undefined);
    return answered;
  };
}

/** Asks several things of one moment: a transaction that reads, which no commit reaches. It is never committed. */
export async function readSnapshot<T>(place: Place, work: (reads: ReadModelReads) => Promise<T>): Promise<T> {
  const session = place.client.startSession();
  const ask = inOrder();
  try {
    session.startTransaction(SNAPSHOT);
    // The transaction begins to see with its first question.
    await guarded(() => readState(place, { session }));
    return await work(readsOn(place, { session }, ask));
  } finally {
    await ask(() => session.abortTransaction());
    await session.endSession();
  }
}
