import type { Clock } from '@kurator/kernel';
import type { SharedStore } from '@kurator/shared-store';
import type { Viewer } from '../viewer';
import type { Account, UserEntry } from './account';
import { importUsers, type UserDifferences } from './import-users';
import { makeLimiter } from './limiter';
import { NO_FAILURES, oneMore, secondsLocked } from './lock-out';
import { argon2id, type Passwords } from './passwords';
import { openAccountStore } from './embedded/store';
import { makeSessions, type LivingSession, type OpenedSession } from './sessions';
import { sharedAccounts } from './shared/store';
import type { Maybe } from './maybe';
import { makeTokens, TOKEN_TTL_SECONDS } from './tokens';

export type SignInRefused =
  | { readonly ok: false; readonly code: 'UNAUTHENTICATED' }
  | { readonly ok: false; readonly code: 'TOO_MANY_ATTEMPTS'; readonly retryAfter: number };
export type SignIn = { readonly ok: true; readonly accessToken: string; readonly expiresIn: number } | SignInRefused;
export type SessionSignIn = ({ readonly ok: true } & OpenedSession) | SignInRefused;
/** Name, password and the client's address, for the rate limit. */
export type Credentials = readonly [username: string, password: string, address: string];
export type PasswordChange =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'PASSWORD_WRONG' }
  | { readonly ok: false; readonly code: 'TOO_MANY_ATTEMPTS'; readonly retryAfter: number };

/** The embedded accounts: sign-in, tokens, passwords, and the import from the directory file. */
export interface Accounts {
  signIn(...credentials: Credentials): Promise<SignIn>;
  /** The same for a browser, which gets a session instead of a token. */
  openSession(...credentials: Credentials): Promise<SessionSignIn>;
  /** See {@link Sessions.living}. */
  session(secret: string, isActive: boolean): Promise<LivingSession | null>;
  /** Ends this session alone; one that is none is no mistake. */
  endSession(secret: string): Promise<void>;
  /** Minutes without a sign of life after which a session ends. */
  readonly idleMinutes: number;
  changePassword(username: string, current: string, next: string): Promise<PasswordChange>;
  /** The user behind a bearer token, or null. Costs microseconds for a token that was seen before. */
  verify(token: string): Maybe<Viewer | null>;
  /** Makes the accounts what the file says; who is changed or removed loses the living tokens. */
  importUsers(users: readonly UserEntry[]): Promise<UserDifferences>;
  close(): Maybe<void>;
}

export interface AccountOptions {
  /** `accounts.db` in the data folder, or what several processes share. */
  readonly store: { readonly file: string } | SharedStore;
  readonly secret: Uint8Array;
  readonly clock: Clock;
  readonly passwords?: Passwords;
  /** Minutes without a sign of life after which a browser's session ends. */
  readonly idleMinutes?: number;
}
export const DEFAULT_IDLE_MINUTES = 30;

/** Opens the accounts. @throws Error when the file cannot be opened */
export async function openAccounts(options: AccountOptions): Promise<Accounts> {
  const { store: place, secret, clock, passwords = argon2id, idleMinutes = DEFAULT_IDLE_MINUTES } = options;
  const store = 'file' in place ? openAccountStore(place.file) : sharedAccounts(place);
  const accountOf = (username: string): Maybe<Account | undefined> => store.get(username);
  const tokens = makeTokens(secret, clock, accountOf);
  const sessions = makeSessions({ store: store.sessions, clock, accountOf, idleMinutes });
  const limiter = makeLimiter();
  const nowMs = () => Date.parse(clock());
  // An unknown name costs the same time as a known one.
  const nobody = await passwords.hash('nobody');

  const right = async (username: string, password: string): Promise<Account | null> => {
    const account = await store.get(username);
    const fits = await passwords.verify(account?.hash ?? nobody, password);
    if (account !== undefined && fits) {
      await store.changeFailures(username, () => NO_FAILURES);
      return account;
    }
    await store.changeFailures(username, (failures) => oneMore(failures, nowMs()));
    return null;
  };

  const admitted = async (...[username, password, address]: Credentials): Promise<Account | SignInRefused> => {
    const locked = secondsLocked(await store.failures(username), nowMs());
    const retryAfter = Math.max(locked, limiter.wait(address, nowMs()));
    if (retryAfter > 0) return { ok: false, code: 'TOO_MANY_ATTEMPTS', retryAfter };
    const account = await right(username, password);
    if (account !== null) return account;
    limiter.failed(address, nowMs());
    return { ok: false, code: 'UNAUTHENTICATED' };
  };

  return {
    async signIn(...credentials) {
      const account = await admitted(...credentials);
      if ('ok' in account) return account;
      return { ok: true, accessToken: await tokens.issue(account), expiresIn: TOKEN_TTL_SECONDS };
    },
    async openSession(...credentials) {
      const account = await admitted(...credentials);
      return 'ok' in account ? account : { ok: true, ...(await sessions.open(account)) };
    },
    session: sessions.living,
    endSession: sessions.end,
    idleMinutes,
    async changePassword(username, current, next) {
      const hash = await passwords.hash(next);
      for (;;) {
        const retryAfter = secondsLocked(await store.failures(username), nowMs());
        if (retryAfter > 0) return { ok: false, code: 'TOO_MANY_ATTEMPTS', retryAfter };
        const account = await right(username, current);
        if (account === null) return { ok: false, code: 'PASSWORD_WRONG' };
        // Another change of the account came first: the password may be another one, so it is asked for again.
        if (await store.put(renewed(account, hash), account)) return { ok: true };
      }
    },
    verify: tokens.verify,
    importUsers: (users) => importUsers(store, { passwords, secret }, users),
    close: () => store.close(),
  };
}

const renewed = (account: Account, hash: string): Account => ({
  ...account,
  hash,
  sessionVersion: account.sessionVersion + 1,
});
