import type { Maybe } from './maybe';

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

/** Sessions are kept: a restart of the server signs nobody out. */
export interface SessionStore {
  get(id: string): Maybe<Session | undefined>;
  all(): Maybe<readonly Session[]>;
  /** Keeps a new one. */
  put(session: Session): Maybe<void>;
  /** Keeps the last sign of life of one that is still there. */
  saw(session: Session): Maybe<void>;
  /** Moves the last sign of life in memory alone. */
  touch(session: Session): void;
  remove(id: string): Maybe<void>;
}
