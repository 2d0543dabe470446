import Database from 'libsql';

/** What may be bound. Booleans are missing on purpose: the driver aborts the whole process on one. */
export type SqlValue = string | number | null | Uint8Array;
export type Row = readonly (string | number | null | Buffer)[];

export interface Statement {
  run(values?: readonly SqlValue[]): void;
  /** First row, or undefined. The statement is reset: no read transaction stays open. */
  get(values?: readonly SqlValue[]): Row | undefined;
  all(values?: readonly SqlValue[]): readonly Row[];
}

export interface Connection {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  inTransaction(): boolean;
  close(): void;
}

/**
 * The one door to the SQLite driver. Everything is bound as an array: the driver aborts the process on a lone Buffer.
 * Rows come as arrays in column order.
 * @param file path of the database file; it is created when missing, its folder is not
 */
export function connect(file: string): Connection {
  const db = new Database(file);
  return {
    exec: (sql) => void db.exec(sql),
    prepare: (sql) => prepared(db, sql),
    inTransaction: () => db.inTransaction,
    close: () => void db.close(),
  };
}

const NONE: readonly SqlValue[] = [];
function prepared(db: Database.Database, sql: string): Statement {
  const statement = db.prepare(sql);
  if (/^\s*(select|pragma)/i.test(sql)) statement.raw(true);
  return {
    run: (values = NONE) => void statement.run(values),
    get: (values = NONE) => statement.get(values) as Row | undefined,
    all: (values = NONE) => statement.all(values) as Row[],
  };
}

/** A connection that may only read; a write fails with SQLITE_READONLY. */
export function connectReadOnly(file: string): Connection {
  const db = connect(file);
  db.exec('PRAGMA query_only=ON');
  db.exec('PRAGMA busy_timeout=5000');
  return db;
}

/**
 * A connection whose commits survive a power cut: WAL with one fsync per commit.
 * @param autocheckpoint pages of the write-ahead log after which it is folded into the file
 * @throws Error when the engine did not take the settings: a silent NORMAL would lose acknowledged events
 */
export function connectDurable(file: string, autocheckpoint: number): Connection {
  const db = connect(file);
  db.exec('PRAGMA busy_timeout=5000');
  db.exec('PRAGMA journal_mode=WAL');
  db.exec('PRAGMA synchronous=FULL');
  db.exec(`PRAGMA wal_autocheckpoint=${autocheckpoint}`);
  const mode = db.prepare('PRAGMA journal_mode').get()?.[0];
  const level = db.prepare('PRAGMA synchronous').get()?.[0];
  if (mode !== 'wal' || level !== 2)
    throw new Error(`${file}: not durable, journal_mode=${String(mode)} synchronous=${String(level)}`);
  return db;
}

/** True for an error that says that the disk (or the quota) is full. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_IOERR_SHMSIZE';
}
