import type { Role } from '../policy/roles';
import type { Viewer } from '../viewer';

/** What the directory file says about a user. The password is the first one; the user may change it. */
export interface UserEntry {
  readonly username: string;
  readonly password: string;
  readonly roles: readonly Role[];
  /** OKTMO codes, or `['*']` for the whole region. */
  readonly municipalities: readonly string[];
  readonly agencyId?: string;
  readonly officerId?: string;
}

/** An account as it is kept. Nothing of it ever enters the log of decisions (architecture decision 17). */
export interface Account extends Omit<UserEntry, 'password'> {
  /** argon2id of the password in force. */
  readonly hash: string;
  /** argon2id of the password that the directory gave: a later import tells a new one from the one it knows. */
  readonly givenHash: string;
  /** Its MAC under the register's secret, by which it is known again at once; missing until it was seen under this secret. */
  readonly givenMac?: string;
  /** Part of every token; raised when the account changes, which ends all living tokens. */
  readonly sessionVersion: number;
}

export const viewerOf = (account: Account): Viewer => ({
  userId: account.username,
  roles: account.roles,
  municipalities: account.municipalities.includes('*') ? '*' : account.municipalities,
  ...(account.agencyId === undefined ? {} : { agencyId: account.agencyId }),
  ...(account.officerId === undefined ? {} : { officerId: account.officerId }),
});

/** True when both give the same rights, the password aside. */
export const sameRights = (a: Account, b: UserEntry): boolean =>
  JSON.stringify(rightsOf(a)) === JSON.stringify(rightsOf(b));

const rightsOf = (user: Account | UserEntry) => [
  [...user.roles].sort(),
  [...user.municipalities].sort(),
  user.agencyId ?? null,
  user.officerId ?? null,
];
