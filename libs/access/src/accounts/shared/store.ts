import { changed, type SharedStore } from '@kurator/shared-store';
import type { Account } from '../account';
import { NO_FAILURES, type Failures } from '../lock-out';
import { sharedSessions } from './session-store';
import { isSame, type AccountStore } from '../store';

const ACCOUNT = 'account';
const FAILURES = 'failures';

const accountIn = (text: string): Account => JSON.parse(text) as Account;
const failuresIn = (text: string | null): Failures => (text === null ? NO_FAILURES : (JSON.parse(text) as Failures));

/**
 * Accounts that several processes share. Every question asks the store: who loses the living tokens loses them in all
 * processes at once. Closing leaves the store open: it belongs to whoever opened it.
 */
export const sharedAccounts = (store: SharedStore): AccountStore => ({
  async get(username) {
    const kept = await store.get(ACCOUNT, username);
    return kept ? accountIn(kept.value) : undefined;
  },
  async all() {
    const accounts: Account[] = [];
    for await (const { value } of store.all(ACCOUNT)) accounts.push(accountIn(value));
    return accounts;
  },
  async put(account, known) {
    const kept = await store.get(ACCOUNT, account.username);
    if (!isSame(known, kept ? accountIn(kept.value) : undefined)) return false;
    return store.put(ACCOUNT, account.username, JSON.stringify(account), kept?.version ?? null);
  },
  remove: (username) => store.remove(ACCOUNT, username),
  failures: async (username) => failuresIn((await store.get(FAILURES, username))?.value ?? null),
  async changeFailures(username, change) {
    await changed(store, [FAILURES, username], (text) => {
      const next = JSON.stringify(change(failuresIn(text)));
      return next === (text ?? JSON.stringify(NO_FAILURES)) ? null : next;
    });
  },
  sessions: sharedSessions(store),
  close: () => undefined,
});
