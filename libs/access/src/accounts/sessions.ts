import { createHash, randomBytes } from 'node:crypto';
import type { Clock, Instant } from '@kurator/kernel';
import type { Viewer } from '../viewer';
import { viewerOf, type Account } from './account';
import type { Session, SessionStore } from './embedded/session-store';
import { TOKEN_TTL_SECONDS } from './tokens';

/** What a browser is given when it signs in. */
export interface OpenedSession {
  /** The cookie's value: 32 random bytes, base64url. Kept nowhere on the server. */
  readonly secret: string;
  readonly expiresAt: Instant;
  readonly viewer: Viewer;
}
export interface LivingSession {
  readonly viewer: Viewer;
  readonly expiresAt: Instant;
}

/** Sign-ins of browsers, each of which can be ended alone. */
export interface Sessions {
  open(account: Account): OpenedSession;
  /**
   * The user behind a cookie; null when it ended, expired, was idle for too long, or never was.
   * @param isActive false for what the page asks by itself: it keeps nobody signed in
   */
  readonly living: (secret: string, isActive: boolean) => LivingSession | null;
  readonly end: (secret: string) => void;
}

export interface SessionOptions {
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly accountOf: (username: string) => Account | undefined;
  readonly idleMinutes: number;
}

/** The last sign of life reaches the disk this often: after a crash a session seems idle for longer, never shorter. */
const SAVED_EVERY_MS = 60_000;
const idOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const instantOf = (ms: number): Instant => new Date(ms).toISOString();

/** Sessions by our clock (ADR 019). */
export function makeSessions({ store, clock, accountOf, idleMinutes }: SessionOptions): Sessions {
  const nowMs = () => Date.parse(clock());
  const isOver = ({ username, sessionVersion, expiresAtMs, seenAtMs }: Session, now: number): boolean =>
    accountOf(username)?.sessionVersion !== sessionVersion ||
    now >= expiresAtMs ||
    now >= seenAtMs + idleMinutes * 60_000;
  const savedAt = new Map<string, number>();
  const seen = (session: Session, now: number): void => {
    const next = { ...session, seenAtMs: now };
    if (now - (savedAt.get(session.id) ?? 0) < SAVED_EVERY_MS) return store.touch(next);
    savedAt.set(session.id, now);
    store.put(next);
  };
  const remove = (id: string): void => {
    savedAt.delete(id);
    store.remove(id);
  };
  return {
    open(account) {
      const now = nowMs();
      // Whoever closes the browser never signs out: their sessions are swept when somebody signs in.
      for (const old of store.all()) if (isOver(old, now)) remove(old.id);
      const secret = randomBytes(32).toString('base64url');
      const expiresAtMs = now + TOKEN_TTL_SECONDS * 1000;
      const { username, sessionVersion } = account;
      store.put({ id: idOf(secret), username, sessionVersion, expiresAtMs, seenAtMs: now });
      return { secret, expiresAt: instantOf(expiresAtMs), viewer: viewerOf(account) };
    },
    living(secret, isActive) {
      const session = store.get(idOf(secret));
      if (session === undefined) return null;
      const now = nowMs();
      const account = accountOf(session.username);
      if (account === undefined || isOver(session, now)) {
        remove(session.id);
        return null;
      }
      if (isActive) seen(session, now);
      return { viewer: viewerOf(account), expiresAt: instantOf(session.expiresAtMs) };
    },
    end: (secret) => remove(idOf(secret)),
  };
}
