import Database from 'libsql';
import type { Account } from '../account';
import type { Failures } from '../lock-out';
import { isSame, type AccountStore } from '../store';
import { openSessionStore } from './session-store';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS account (username TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS failure (username TEXT PRIMARY KEY, count INTEGER NOT NULL, locked_until INTEGER NOT NULL) WITHOUT ROWID;
`;

/**
 * Opens `accounts.db`: accounts on disk with a copy in memory, since every request looks at the session version.
 * @throws Error when the file cannot be opened or is no database
 */
export function openAccountStore(file: string): AccountStore {
  const db = new Database(file);
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;');
  db.exec(SCHEMA);
  const accounts = new Map<string, Account>(
    (db.prepare('SELECT body FROM account').raw(true).all([]) as [string][]).map(([body]) => {
      const account = JSON.parse(body) as Account;
      return [account.username, account];
    }),
  );
  const statements = {
    put: db.prepare('INSERT INTO account VALUES (?, ?) ON CONFLICT(username) DO UPDATE SET body = excluded.body'),
    remove: db.prepare('DELETE FROM account WHERE username = ?'),
    failures: db.prepare('SELECT count, locked_until FROM failure WHERE username = ?').raw(true),
    fail: db.prepare(
      'INSERT INTO failure VALUES (?, ?, ?) ON CONFLICT(username) DO UPDATE SET count = excluded.count, locked_until = excluded.locked_until',
    ),
    forget: db.prepare('DELETE FROM failure WHERE username = ?'),
  };
  const failuresOf = (username: string): Failures => {
    const row = statements.failures.get([username]) as [number, number] | undefined;
    return { count: row?.[0] ?? 0, lockedUntil: row?.[1] ?? 0 };
  };
  return {
    get: (username) => accounts.get(username),
    all: () => [...accounts.values()],
    put(account, known) {
      if (!isSame(known, accounts.get(account.username))) return false;
      statements.put.run([account.username, JSON.stringify(account)]);
      accounts.set(account.username, account);
      return true;
    },
    remove(username) {
      statements.remove.run([username]);
      accounts.delete(username);
    },
    failures: failuresOf,
    changeFailures(username, change) {
      const { count, lockedUntil } = change(failuresOf(username));
      if (count === 0) statements.forget.run([username]);
      else statements.fail.run([username, count, lockedUntil]);
    },
    sessions: openSessionStore(db),
    close() {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}
