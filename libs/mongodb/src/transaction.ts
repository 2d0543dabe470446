import {
  MongoServerError,
  UUID,
  type Binary,
  type ClientSession,
  type Db,
  type MongoClient,
  type TransactionOptions,
} from 'mongodb';
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
 * @param session of the caller, who ends it; no other transaction may be under way in it
 */
export async function transactionIn<T>(
  session: ClientSession,
  work: (session: ClientSession) => Promise<T>,
): Promise<T> {
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
}

/** The same in a session of its own. */
export async function inTransaction<T>(client: MongoClient, work: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = client.startSession();
  try {
    return await transactionIn(session, work);
  } finally {
    await session.endSession();
  }
}

/** How a session is called beyond its process: hexadecimal. */
export const nameOfSession = (session: ClientSession): string =>
  Buffer.from((session.id as { readonly id: Binary }).id.buffer).toString('hex');

/**
 * Ends the transaction that a dead process has left open: a server keeps it, with all documents that it has written, for
 * up to a minute, and whoever takes over would have to wait for that.
 * @param name as {@link nameOfSession} gave it
 */
export async function endLeft(db: Db, name: string): Promise<void> {
  try {
    await db.command({ killSessions: [{ id: new UUID(name) }] });
  } catch (error) {
    // A server that does not know the command, or does not allow it, ends the transaction by itself, later.
    if (!(error instanceof MongoServerError)) throw error;
  }
}
