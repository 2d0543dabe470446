import type { Account } from './account';
import type { Failures } from './lock-out';
import type { Maybe } from './maybe';
import type { SessionStore } from './session-store';

/** Where accounts are kept. One contract suite (`test/contract/accounts`) tells an adapter what to do. */
export interface AccountStore {
  get(username: string): Maybe<Account | undefined>;
  all(): Maybe<readonly Account[]>;
  /**
   * Stores durably.
   * @param known the account as it was read; undefined: there was none
   * @returns false when it is another one by now: nothing was stored
   */
  put(account: Account, known: Account | undefined): Maybe<boolean>;
  remove(username: string): Maybe<void>;
  /** Failed sign-ins of a name, whether it is known or not. */
  failures(username: string): Maybe<Failures>;
  /** Changes them; `change` may be called several times. */
  changeFailures(username: string, change: (failures: Failures) => Failures): Maybe<void>;
  readonly sessions: SessionStore;
  close(): Maybe<void>;
}

/** True when both are the same account in the same state: every change of one raises its session version or its hash. */
export const isSame = (a: Account | undefined, b: Account | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
