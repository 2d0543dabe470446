import { sameRights, type Account, type UserEntry } from './account';
import type { Passwords } from './passwords';
import type { AccountStore } from './embedded/store';

export interface UserDifferences {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Brings the accounts to what the list says. A password that the user has changed since stays unless the list gives
 * a new one. Repeating the same list changes nothing and ends no token.
 */
export async function importUsers(
  store: AccountStore,
  passwords: Passwords,
  users: readonly UserEntry[],
): Promise<UserDifferences> {
  const added: string[] = [];
  const changed: string[] = [];
  for (const user of users) {
    const known = store.get(user.username);
    const next = known === undefined ? await fresh(user, passwords, 1) : await updated(known, user, passwords);
    if (next === known) continue;
    store.put(next);
    (known === undefined ? added : changed).push(user.username);
  }
  const named = new Set(users.map((user) => user.username));
  const removed = store.all().flatMap((account) => (named.has(account.username) ? [] : [account.username]));
  removed.forEach(store.remove);
  return { added, changed, removed };
}

async function fresh(user: UserEntry, passwords: Passwords, sessionVersion: number): Promise<Account> {
  const { password, ...rest } = user;
  const hash = await passwords.hash(password);
  return { ...rest, hash, givenHash: hash, sessionVersion };
}

async function updated(known: Account, user: UserEntry, passwords: Passwords): Promise<Account> {
  if (!(await passwords.verify(known.givenHash, user.password)))
    return fresh(user, passwords, known.sessionVersion + 1);
  if (sameRights(known, user)) return known;
  const { password: _given, ...rest } = user;
  return { ...rest, hash: known.hash, givenHash: known.givenHash, sessionVersion: known.sessionVersion + 1 };
}
