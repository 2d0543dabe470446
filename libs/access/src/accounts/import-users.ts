import { createHmac } from 'node:crypto';
import { sameRights, type Account, type UserEntry } from './account';
import type { Passwords } from './passwords';
import type { AccountStore } from './store';

export interface UserDifferences {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** By what a password is compared with the one in force or given before. */
export interface Recognising {
  readonly passwords: Passwords;
  /** What signs tokens: who has it needs no password. */
  readonly secret: Uint8Array;
}

/**
 * Brings the accounts to what the list says. A password that the user has changed since stays unless the list gives
 * a new one. Repeating the same list changes nothing and ends no token.
 */
export async function importUsers(
  store: AccountStore,
  by: Recognising,
  users: readonly UserEntry[],
): Promise<UserDifferences> {
  const added: string[] = [];
  const changed: string[] = [];
  for (const user of users) {
    const outcome = await brought(store, by, user);
    if (outcome !== null) (outcome === 'added' ? added : changed).push(user.username);
  }
  const named = new Set(users.map((user) => user.username));
  const removed = (await store.all()).flatMap(({ username }) => (named.has(username) ? [] : [username]));
  for (const username of removed) await store.remove(username);
  return { added, changed, removed };
}

/** Brings one account to what the list says; again when somebody changed it meanwhile. */
async function brought(store: AccountStore, by: Recognising, user: UserEntry): Promise<'added' | 'changed' | null> {
  for (;;) {
    const known = await store.get(user.username);
    const next = known === undefined ? await fresh(user, by, 1) : await updated(known, user, by);
    if (next === known) return null;
    if (!(await store.put(next, known))) continue;
    if (known === undefined) return 'added';
    return next.sessionVersion === known.sessionVersion ? null : 'changed';
  }
}

/** Thousands of passwords at each start: argon2id takes the time of a start for forty of them. */
const macOf = ({ username, password }: UserEntry, { secret }: Recognising): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['given password', username, password]))
    .digest('base64');

async function fresh(user: UserEntry, by: Recognising, sessionVersion: number): Promise<Account> {
  const { password, ...rest } = user;
  const hash = await by.passwords.hash(password);
  return { ...rest, hash, givenHash: hash, givenMac: macOf(user, by), sessionVersion };
}

async function updated(known: Account, user: UserEntry, by: Recognising): Promise<Account> {
  const givenMac = macOf(user, by);
  const isKnown = known.givenMac === givenMac;
  if (!isKnown && !(await by.passwords.verify(known.givenHash, user.password)))
    return fresh(user, by, known.sessionVersion + 1);
  if (sameRights(known, user)) return isKnown ? known : { ...known, givenMac };
  const { password: _given, ...rest } = user;
  const { hash, givenHash, sessionVersion } = known;
  return { ...rest, hash, givenHash, givenMac, sessionVersion: sessionVersion + 1 };
}
