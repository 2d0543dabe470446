import type { Document } from 'bson';
import { duplicateKey, noSuchTransaction, writeConflict } from './refused';

/** A document as it was committed at a moment; null where it was removed. */
interface Committed {
  readonly at: number;
  readonly doc: Document | null;
}
type Versions = Map<string, Committed[]>;

/** A transaction under way: it reads what was committed when it began, and its own writes. */
export interface Transaction {
  readonly snapshot: number;
  /** By collection and id. */
  readonly writes: Map<string, Map<string, Document | null>>;
  open: boolean;
}

/**
 * Documents in memory, each with its past, as far as snapshots and write conflicts need it (manual, "Transactions" and
 * "Read Concern snapshot"; server: WiredTiger answers WT_ROLLBACK, which becomes WriteConflict).
 */
export class MemoryStore {
  private now = 0;
  private readonly collections = new Map<string, Versions>();
  /** Whose uncommitted write stands on a document. */
  private readonly locks = new Map<string, Transaction>();
  private readonly open = new Set<Transaction>();
  readonly indexes = new Map<string, Document[]>();

  names(): readonly string[] {
    return [...this.collections.keys()];
  }
  has(name: string): boolean {
    return this.collections.has(name);
  }
  create(name: string): void {
    if (this.has(name)) return;
    this.collections.set(name, new Map());
    this.indexes.set(name, [{ v: 2, key: { _id: 1 }, name: '_id_' }]);
  }
  drop(name: string): void {
    this.collections.delete(name);
    this.indexes.delete(name);
  }

  begin(): Transaction {
    const transaction: Transaction = { snapshot: this.now, writes: new Map(), open: true };
    this.open.add(transaction);
    return transaction;
  }

  /** What a reader sees, in the order in which the documents came. */
  read(name: string, within: Transaction | null): Document[] {
    const own = within?.writes.get(name);
    const found: Document[] = [];
    for (const id of this.collections.get(name)?.keys() ?? []) {
      const doc = own?.has(id) ? own.get(id) : this.seen(name, id, within);
      if (doc) found.push(doc);
    }
    return found;
  }
  one(name: string, id: string, within: Transaction | null): Document | null {
    const own = within?.writes.get(name);
    return (own?.has(id) ? own.get(id) : this.seen(name, id, within)) ?? null;
  }
  private seen(name: string, id: string, within: Transaction | null): Document | null {
    const versions = this.collections.get(name)?.get(id) ?? [];
    return versions.findLast(({ at }) => at <= (within?.snapshot ?? this.now))?.doc ?? null;
  }

  /** True while another transaction has written the document and not ended: a write outside of transactions waits. */
  isHeld(name: string, id: string): boolean {
    return this.locks.has(`${name}\n${id}`);
  }

  /**
   * Stores or removes (null) a document.
   * @param fresh true for an insert, which meets no document of that id
   * @throws writeConflict when the document was changed after the snapshot, or is held; duplicateKey
   */
  put(name: string, id: string, doc: Document | null, how: { within: Transaction | null; fresh: boolean }): void {
    this.create(name);
    const { within, fresh } = how;
    if (!within) {
      if (fresh && this.one(name, id, null)) throw duplicateKey(id);
      this.now += 1;
      this.append(name, id, { at: this.now, doc });
      return;
    }
    this.hold(within, name, id);
    if (fresh && this.one(name, id, within)) throw duplicateKey(id);
    const versions = this.collections.get(name) as Versions;
    if (!versions.has(id)) versions.set(id, []);
    const own = within.writes.get(name) ?? new Map<string, Document | null>();
    within.writes.set(name, own.set(id, doc));
  }
  /** The first to write a document has it; a later transaction does not wait, it fails (manual, "In-progress Transactions and Write Conflicts"). */
  private hold(within: Transaction, name: string, id: string): void {
    const lock = `${name}\n${id}`;
    const holder = this.locks.get(lock);
    const last = this.collections.get(name)?.get(id)?.at(-1)?.at ?? 0;
    if ((holder && holder !== within) || last > within.snapshot) throw writeConflict();
    this.locks.set(lock, within);
  }
  private append(name: string, id: string, version: Committed): void {
    const documents = this.collections.get(name) as Versions;
    const oldest = Math.min(this.now, ...[...this.open].map(({ snapshot }) => snapshot));
    const past = documents.get(id) ?? [];
    // What no open snapshot can see any more is forgotten.
    const from = Math.max(
      0,
      past.findLastIndex(({ at }) => at <= oldest),
    );
    documents.set(id, this.open.size === 0 ? [version] : [...past.slice(from), version]);
  }

  commit(transaction: Transaction): void {
    if (!transaction.open) throw noSuchTransaction();
    this.now += 1;
    for (const [name, own] of transaction.writes)
      for (const [id, doc] of own) if (this.has(name)) this.append(name, id, { at: this.now, doc });
    this.end(transaction);
  }
  end(transaction: Transaction): void {
    transaction.open = false;
    this.open.delete(transaction);
    for (const [lock, holder] of this.locks) if (holder === transaction) this.locks.delete(lock);
  }
}
