import { sameRights, type Account, type UserEntry } from './account';
import type { Passwords } from './passwords';
import type { AccountStore } from './store';

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
    const outcome = await brought(store, passwords, user);
    if (outcome !== null) (outcome === 'added' ? added : changed).push(user.username);
  }
  const named = new Set(users.map((user) => user.username));
  const removed = (await store.all()).flatMap(({ username }) => (named.has(username) ? [] : [username]));
  for (const username of removed) await store.remove(username);
  return { added, changed, removed };
}

/** Brings one account to what the list says; again when somebody changed it meanwhile. */
async function brought(
  store: AccountStore,
  passwords: Passwords,
  user: UserEntry,
): Promise<'added' | 'changed' | null> {
  for (;;) {
    const known = await store.get(user.username);
    const next = known === undefined ? await fresh(user, passwords, 1) : await updated(known, user, passwords);
    if (next === known) return null;
    if (await store.put(next, known)) return known === undefined ? 'added' : 'changed';
  }
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
