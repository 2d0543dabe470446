import { createStore } from '../ui/store';

/** Who is signed in, as the server answers it. */
export interface Me {
  readonly userId: string;
  readonly roles: readonly string[];
  readonly municipalities: readonly string[];
  readonly agencyId?: string;
  readonly officerId?: string;
  /** The register's clock. */
  readonly now: string;
  /** Minutes without activity after which the sign-in ends. */
  readonly idleMinutes?: number;
}
export type LeftBecause = 'SIGNED_OUT' | 'IDLE' | 'OTHER_USER';
export type Session =
  | { readonly status: 'UNKNOWN' }
  | { readonly status: 'OUT'; readonly because: LeftBecause | null }
  | { readonly status: 'IN'; readonly me: Me }
  /** The server knows the sign-in no more; the page is kept until the password is entered again. */
  | { readonly status: 'EXPIRED'; readonly me: Me; readonly because: 'TIME' | 'IDLE' };

const store = createStore<Session>({ status: 'UNKNOWN' });
let waiting: ((again: boolean) => void)[] = [];

function settle(again: boolean): void {
  const released = waiting;
  waiting = [];
  for (const release of released) release(again);
}

/** The sign-in of this page. Changes only through the functions below. */
export const sessionStore = {
  ...store,
  signedIn(me: Me): void {
    store.set({ status: 'IN', me });
    settle(true);
  },
  left(because: LeftBecause | null): void {
    store.set({ status: 'OUT', because });
    settle(false);
  },
  /** Keeps the page and asks for the password. */
  expired(because: 'TIME' | 'IDLE'): void {
    const current = store.get();
    if (current.status === 'IN') store.set({ status: 'EXPIRED', me: current.me, because });
  },
  /**
   * Waits until the password was entered again.
   * @returns false when nobody was signed in, or the user left instead
   */
  renewed(): Promise<boolean> {
    sessionStore.expired('TIME');
    if (store.get().status !== 'EXPIRED') return Promise.resolve(false);
    return new Promise((resolve) => waiting.push(resolve));
  },
};
