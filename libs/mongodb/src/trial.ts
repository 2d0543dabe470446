import { ObjectId, type Collection, type Db, type MongoClient } from 'mongodb';
import { CODES, codeOf, hasLabel, isPassing } from './errors';
import { inTransaction } from './transaction';

interface Trial {
  readonly _id: string;
  readonly n: number;
}

/** The server took the statements of a transaction and did not do what a transaction is. */
export class NoTransactions extends Error {}

/** Something else than the trial's outcome: it says nothing about transactions. */
const isOfTheWay = (error: unknown): boolean =>
  isPassing(error) || hasLabel(error, 'RetryableWriteError') || codeOf(error) === CODES.unauthorized;

async function collectionOf(db: Db): Promise<Collection<Trial>> {
  const name = 'read_models_trial';
  try {
    await db.createCollection(name);
  } catch (error) {
    if (codeOf(error) !== CODES.namespaceExists) throw error;
  }
  return db.collection<Trial>(name);
}

/** Writes a document in a transaction. @param then done in it, behind the write */
type Put = (n: number, then: () => void) => Promise<void>;
const putting =
  (client: MongoClient, trial: Collection<Trial>, _id: string): Put =>
  (n, then) =>
    inTransaction(client, async (session) => {
      await trial.updateOne({ _id }, { $set: { n } }, { session, upsert: true });
      then();
    });

class Undone extends Error {}
async function undone(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
}

/**
 * In a document of this trial's own: in a common one the trials of processes that start together would conflict, and one that
 * was killed in the middle would keep it from all others for a minute. A killed trial leaves its few bytes behind.
 */
async function carriedOut(client: MongoClient, trial: Collection<Trial>): Promise<void> {
  const _id = new ObjectId().toHexString();
  const put = putting(client, trial, _id);
  await put(1, () => undefined);
  await undone(
    put(2, () => {
      throw new Undone();
    }),
  );
  const after = (await trial.findOne({ _id }))?.n;
  await trial.deleteOne({ _id });
  if (after !== 1) throw new NoTransactions(`after a transaction and an undone one: ${String(after)}`);
}

/** Tries in a row: a server that starts, or changes its primary, refuses some. */
const TRIES = 5;

/**
 * Really carries out a transaction and undoes another one. By capability, not by name or version: whatever speaks the
 * protocol and can do this is welcome.
 * @throws NoTransactions, what the driver throws
 */
export async function tryTransaction(client: MongoClient, db: Db): Promise<void> {
  const trial = await collectionOf(db);
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await carriedOut(client, trial);
    } catch (error) {
      if (error instanceof NoTransactions) throw error;
      if (!isOfTheWay(error)) throw new NoTransactions('the trial failed', { cause: error });
      if (left === 0 || codeOf(error) === CODES.unauthorized) throw error;
    }
  }
}
