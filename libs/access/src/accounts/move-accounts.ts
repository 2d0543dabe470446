import { existsSync } from 'node:fs';
import type { SharedStore } from '@kurator/shared-store';
import { openAccountStore } from './embedded/store';
import { sharedAccounts } from './shared/store';
import { isSame } from './store';

/** What became of the accounts of a register that moves. */
export interface MovedAccounts {
  readonly accounts: number;
  readonly sessions: number;
  /** Accounts of the same name that were there already and are others. */
  readonly foreign: readonly string[];
}

/**
 * Copies accounts, browsers' sign-ins and failed sign-ins to where several processes have them. Repeatable; an account of
 * the same name that is another one is left as it is, and named.
 * @param file `accounts.db` of a register that stands; none when there is no such file
 */
export async function moveAccounts(file: string, store: SharedStore): Promise<MovedAccounts> {
  if (!existsSync(file)) return { accounts: 0, sessions: 0, foreign: [] };
  const from = openAccountStore(file);
  const to = sharedAccounts(store);
  try {
    const foreign: string[] = [];
    const accounts = await from.all();
    for (const account of accounts) {
      const there = await to.get(account.username);
      if (there !== undefined && !isSame(there, account)) foreign.push(account.username);
      if (there !== undefined) continue;
      await to.put(account, undefined);
      const failures = await from.failures(account.username);
      await to.changeFailures(account.username, () => failures);
    }
    const sessions = await from.sessions.all();
    for (const session of sessions)
      if ((await to.sessions.get(session.id)) === undefined) await to.sessions.put(session);
    return { accounts: accounts.length, sessions: sessions.length, foreign };
  } finally {
    await from.close();
  }
}
