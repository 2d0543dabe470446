import type { ClientSession, MongoClient, TransactionOptions } from 'mongodb';
import { hasLabel } from './errors';

/** One moment is read, and what is committed survives the loss of a minority of the members. */
export const SNAPSHOT: TransactionOptions = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority' },
  readPreference: 'primary',
};

/** Commits sent at most; the driver itself sends each a second time after a network error. */
const COMMITS = 3;

/**
 * The driver's documentation of `UnknownTransactionCommitResult`: the commit alone is sent again, which a server that
 * has carried it out already answers with success.
 */
async function commit(session: ClientSession): Promise<void> {
  for (let left = COMMITS - 1; ; left -= 1) {
    try {
      return await session.commitTransaction();
    } catch (error) {
      if (left === 0 || !hasLabel(error, 'UnknownTransactionCommitResult')) throw error;
    }
  }
}

/**
 * Runs work in one transaction, once. Whoever calls decides whether to begin again: after an error the transaction is
 * undone, or its outcome is unknown.
 */
export async function inTransaction<T>(client: MongoClient, work: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = client.startSession();
  try {
    session.startTransaction(SNAPSHOT);
    let result: T;
    try {
      result = await work(session);
    } catch (error) {
      await session.abortTransaction();
      throw error;
    }
    await commit(session);
    return result;
  } finally {
    await session.endSession();
  }
}
