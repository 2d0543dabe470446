import type { Clock } from '@kurator/kernel';
import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../viewer';
import { viewerOf, type Account } from './account';
import { then, type Maybe } from './maybe';

/** Eight hours: a working day. */
export const TOKEN_TTL_SECONDS = 8 * 3600;

export interface Tokens {
  issue(account: Account): Promise<string>;
  /** The user behind a living token; null for anything else: expired, revoked, foreign, garbage. */
  readonly verify: (token: string) => Maybe<Viewer | null>;
}

interface Verified {
  readonly username: string;
  readonly sessionVersion: number;
  readonly expiresAtMs: number;
  readonly viewer: Viewer;
}

/**
 * HS256 tokens by our clock. The signature of a token is checked once; afterwards a request costs two look-ups:
 * the token in a small cache and its account, whose session version decides whether it still lives.
 */
export function makeTokens(
  secret: Uint8Array,
  clock: Clock,
  accountOf: (username: string) => Maybe<Account | undefined>,
): Tokens {
  const cache = new LRUCache<string, Verified>({ max: 5_000 });
  const living = (token: string, entry: Verified): Maybe<Viewer | null> =>
    then(accountOf(entry.username), (account) => {
      if (account?.sessionVersion === entry.sessionVersion && Date.parse(clock()) < entry.expiresAtMs)
        return entry.viewer;
      cache.delete(token);
      return null;
    });
  return {
    issue(account) {
      const now = Math.floor(Date.parse(clock()) / 1000);
      return new SignJWT({ sessionVersion: account.sessionVersion })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(account.username)
        .setIssuedAt(now)
        .setExpirationTime(now + TOKEN_TTL_SECONDS)
        .sign(secret);
    },
    verify(token) {
      const known = cache.get(token);
      if (known !== undefined) return living(token, known);
      return checked(token, secret, clock, accountOf).then((entry) => {
        if (entry === null) return null;
        cache.set(token, entry);
        return living(token, entry);
      });
    },
  };
}

async function checked(
  token: string,
  secret: Uint8Array,
  clock: Clock,
  accountOf: (username: string) => Maybe<Account | undefined>,
): Promise<Verified | null> {
  try {
    const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], currentDate: new Date(clock()) });
    const account = await accountOf(payload.sub ?? '');
    if (account === undefined || typeof payload.exp !== 'number') return null;
    const sessionVersion = Number(payload['sessionVersion']);
    return { username: account.username, sessionVersion, expiresAtMs: payload.exp * 1000, viewer: viewerOf(account) };
  } catch (error) {
    // Every way in which a token can be bad is the same answer to the one who sent it: 401.
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
