import type Database from 'libsql';

/** A browser's sign-in as it is kept: its secret itself is nowhere but in the browser. */
export interface Session {
  /** SHA-256 of the cookie's value, hexadecimal. */
  readonly id: string;
  readonly username: string;
  /** The account's version at sign-in: a later one has ended this session. */
  readonly sessionVersion: number;
  /** Milliseconds since 1970 on our clock. */
  readonly expiresAtMs: number;
  readonly seenAtMs: number;
}

/** Sessions on disk with a copy in memory: a restart of the server signs nobody out. */
export interface SessionStore {
  readonly get: (id: string) => Session | undefined;
  readonly all: () => readonly Session[];
  readonly put: (session: Session) => void;
  /** Moves the last sign of life in memory alone. */
  readonly touch: (session: Session) => void;
  readonly remove: (id: string) => void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS session (id TEXT PRIMARY KEY, username TEXT NOT NULL, version INTEGER NOT NULL, expires_at INTEGER NOT NULL, seen_at INTEGER NOT NULL) WITHOUT ROWID;
`;
type Row = readonly [string, string, number, number, number];

/** Sessions in the accounts' database. */
export function openSessionStore(db: Database.Database): SessionStore {
  db.exec(SCHEMA);
  const rows = db
    .prepare('SELECT id, username, version, expires_at, seen_at FROM session')
    .raw(true)
    .all([]) as unknown as readonly Row[];
  const sessions = new Map<string, Session>(
    rows.map(([id, username, sessionVersion, expiresAtMs, seenAtMs]) => [
      id,
      { id, username, sessionVersion, expiresAtMs, seenAtMs },
    ]),
  );
  const put = db.prepare(
    'INSERT INTO session VALUES (?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET seen_at = excluded.seen_at',
  );
  const remove = db.prepare('DELETE FROM session WHERE id = ?');
  return {
    get: (id) => sessions.get(id),
    all: () => [...sessions.values()],
    put(session) {
      const { id, username, sessionVersion, expiresAtMs, seenAtMs } = session;
      put.run([id, username, sessionVersion, expiresAtMs, seenAtMs]);
      sessions.set(id, session);
    },
    touch: (session) => void sessions.set(session.id, session),
    remove(id) {
      remove.run([id]);
      sessions.delete(id);
    },
  };
}
