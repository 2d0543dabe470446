import Database from 'libsql';
import type { Row, Value } from '../stored/table';

/** What may be bound. Booleans are missing on purpose: the driver aborts the whole process on one. */
export type SqlValue = Value;
export type { Row };

/** The one door to the SQLite driver: statements are kept by their text and everything is bound as an array. */
export interface Sql {
  exec(text: string): void;
  run(text: string, values?: readonly SqlValue[]): void;
  all(text: string, values?: readonly SqlValue[]): readonly Row[];
  /** False as well after the engine itself rolled back, which it does when the disk is full. */
  inTransaction(): boolean;
  close(): void;
}

/** Statements kept at most; filters come in few shapes, so this is only a bound against a runaway. */
const KEPT = 600;
const NOTHING: readonly SqlValue[] = [];

/**
 * @param file path of the database; created when missing, its folder is not
 * @param pragmas set before anything else, for example `cache_size=-32768`
 */
export function connect(file: string, pragmas: readonly string[]): Sql {
  const db = new Database(file);
  for (const pragma of pragmas) db.exec(`PRAGMA ${pragma}`);
  const kept = new Map<string, Database.Statement>();
  const prepared = (text: string): Database.Statement => {
    const known = kept.get(text);
    if (known) return known;
    if (kept.size >= KEPT) kept.clear();
    const statement = db.prepare(text);
    kept.set(text, statement);
    return statement;
  };
  return {
    exec: (text) => void db.exec(text),
    run: (text, values = NOTHING) => void prepared(text).run(values),
    all: (text, values = NOTHING) => prepared(text).raw(true).all(values) as Row[],
    inTransaction: () => db.inTransaction,
    close: () => {
      kept.clear();
      db.close();
    },
  };
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
/** True when the disk, or the quota on it, is full. */
export const isDiskFull = (error: unknown): boolean =>
  ['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'SQLITE_IOERR_SHMSIZE'].includes(codeOf(error));
