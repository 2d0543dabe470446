import type { Document } from 'bson';
import { noSuchTransaction, Refused } from './refused';
import type { MemoryStore, Transaction } from './store';

/** What the server knows of one logical session (specifications, "Driver Sessions", "Transactions"). */
interface Session {
  number: number;
  transaction: Transaction | null;
  /** The last transaction's commit, or the answer to the last retryable write: asked again, it is given again. */
  done: { readonly number: number; readonly answer: Document } | null;
}

const keyOf = (command: Document): string => JSON.stringify(command['lsid'] ?? null);
const numberOf = (command: Document): number => Number(command['txnNumber'] ?? -1);

/** Transactions by session: begun by their first command, ended by a commit, an abort, an error or a newer one. */
export class Sessions {
  private readonly sessions = new Map<string, Session>();

  constructor(private readonly store: MemoryStore) {}

  private of(command: Document): Session {
    const key = keyOf(command);
    const known = this.sessions.get(key) ?? { number: -1, transaction: null, done: null };
    this.sessions.set(key, known);
    return known;
  }

  /** The transaction of a command; null for a command on its own. @throws NoSuchTransaction when it is over */
  transactionOf(command: Document): Transaction | null {
    if (command['autocommit'] !== false) return null;
    const session = this.of(command);
    if (command['startTransaction'] === true) this.start(session, numberOf(command));
    else if (command['readConcern'] !== undefined)
      throw new Refused(72, 'InvalidOptions', 'only the first command of a transaction may give a read concern');
    if (session.number !== numberOf(command) || !session.transaction) throw noSuchTransaction();
    return session.transaction;
  }
  private start(session: Session, number: number): void {
    if (session.transaction) this.store.end(session.transaction);
    session.number = number;
    session.transaction = this.store.begin();
  }

  commit(command: Document): Document {
    const session = this.of(command);
    if (session.done?.number === numberOf(command)) return session.done.answer;
    const transaction = this.transactionOf(command);
    if (!transaction) throw noSuchTransaction();
    this.store.commit(transaction);
    session.transaction = null;
    session.done = { number: numberOf(command), answer: { ok: 1 } };
    return session.done.answer;
  }
  abort(command: Document): Document {
    const session = this.of(command);
    const transaction = session.number === numberOf(command) ? session.transaction : null;
    if (!transaction) throw noSuchTransaction();
    this.store.end(transaction);
    session.transaction = null;
    return { ok: 1 };
  }
  /** A command that failed within a transaction has ended it. */
  failed(command: Document): void {
    const session = this.of(command);
    if (command['autocommit'] === false && session.transaction) this.store.end(session.transaction);
    if (command['autocommit'] === false) session.transaction = null;
  }

  /** A retryable write is done once: sent again, it is answered as before (manual, "Retryable Writes"). */
  once(command: Document, write: () => Document): Document {
    if (command['txnNumber'] === undefined || command['autocommit'] === false) return write();
    const session = this.of(command);
    if (session.done?.number === numberOf(command)) return session.done.answer;
    const answer = write();
    session.number = numberOf(command);
    session.done = { number: session.number, answer };
    return answer;
  }

  /** Ends the sessions that a client gives back. */
  end(ids: readonly Document[]): void {
    for (const id of ids) {
      const session = this.sessions.get(JSON.stringify(id));
      if (session?.transaction) this.store.end(session.transaction);
      this.sessions.delete(JSON.stringify(id));
    }
  }
}
