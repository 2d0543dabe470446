import { createHash, randomBytes } from 'node:crypto';
import type { Clock, Instant } from '@kurator/kernel';
import type { Viewer } from '../viewer';
import { viewerOf, type Account } from './account';
import type { Session, SessionStore } from './session-store';
import type { Maybe } from './maybe';
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
  open(account: Account): Promise<OpenedSession>;
  /**
   * The user behind a cookie; null when it ended, expired, was idle for too long, or never was.
   * @param isActive false for what the page asks by itself: it keeps nobody signed in
   */
  readonly living: (secret: string, isActive: boolean) => Promise<LivingSession | null>;
  readonly end: (secret: string) => Promise<void>;
}

export interface SessionOptions {
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly accountOf: (username: string) => Maybe<Account | undefined>;
  readonly idleMinutes: number;
}

/** The last sign of life reaches the disk this often: after a crash a session seems idle for longer, never shorter. */
const SAVED_EVERY_MS = 60_000;
const idOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const instantOf = (ms: number): Instant => new Date(ms).toISOString();

/** Sessions by our clock (ADR 019). */
export function makeSessions({ store, clock, accountOf, idleMinutes }: SessionOptions): Sessions {
  const nowMs = () => Date.parse(clock());
  /** The account of a session that lives. */
  const livingAccount = async (session: Session, now: number): Promise<Account | null> => {
    const { username, sessionVersion, expiresAtMs, seenAtMs } = session;
    if (now >= expiresAtMs || now >= seenAtMs + idleMinutes * 60_000) return null;
    const account = await accountOf(username);
    return account?.sessionVersion === sessionVersion ? account : null;
  };
  const savedAt = new Map<string, number>();
  const seen = (session: Session, now: number): Maybe<void> => {
    const next = { ...session, seenAtMs: now };
    if (now - (savedAt.get(session.id) ?? 0) < SAVED_EVERY_MS) return store.touch(next);
    savedAt.set(session.id, now);
    return store.saw(next);
  };
  const remove = (id: string): Maybe<void> => {
    savedAt.delete(id);
    return store.remove(id);
  };
  return {
    async open(account) {
      const now = nowMs();
      // Whoever closes the browser never signs out: their sessions are swept when somebody signs in.
      for (const old of await store.all()) if ((await livingAccount(old, now)) === null) await remove(old.id);
      const secret = randomBytes(32).toString('base64url');
      const expiresAtMs = now + TOKEN_TTL_SECONDS * 1000;
      const { username, sessionVersion } = account;
      await store.put({ id: idOf(secret), username, sessionVersion, expiresAtMs, seenAtMs: now });
      return { secret, expiresAt: instantOf(expiresAtMs), viewer: viewerOf(account) };
    },
    async living(secret, isActive) {
      const session = await store.get(idOf(secret));
      if (session === undefined) return null;
      const now = nowMs();
      const account = await livingAccount(session, now);
      if (account === null) {
        await remove(session.id);
        return null;
      }
      if (isActive) await seen(session, now);
      return { viewer: viewerOf(account), expiresAt: instantOf(session.expiresAtMs) };
    },
    end: async (secret) => remove(idOf(secret)),
  };
}
