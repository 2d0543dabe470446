import type Database from 'libsql';
import type { Session, SessionStore } from '../session-store';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS session (id TEXT PRIMARY KEY, username TEXT NOT NULL, version INTEGER NOT NULL, expires_at INTEGER NOT NULL, seen_at INTEGER NOT NULL) WITHOUT ROWID;
`;
type Row = readonly [string, string, number, number, number];

/** Sessions in the accounts' database, with a copy in memory. */
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
  const kept = (session: Session): void => {
    const { id, username, sessionVersion, expiresAtMs, seenAtMs } = session;
    put.run([id, username, sessionVersion, expiresAtMs, seenAtMs]);
    sessions.set(id, session);
  };
  return {
    get: (id) => sessions.get(id),
    all: () => [...sessions.values()],
    put: kept,
    saw: (session) => (sessions.has(session.id) ? kept(session) : undefined),
    touch: (session) => void sessions.set(session.id, session),
    remove(id) {
      remove.run([id]);
      sessions.delete(id);
    },
  };
}
