import { ConnectionLost } from '../api/problem';
import { createStore } from '../ui/store';

/** How often a server that does not answer is asked again, ms. */
const AGAIN = 2_000;
const lost = createStore(false);
let asking: ReturnType<typeof setTimeout> | null = null;

async function isBack(): Promise<boolean> {
  try {
    return (await fetch('/health/live', { cache: 'no-store' })).ok;
  } catch (error) {
    // Still nobody: what `fetch` throws when there is no connection.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function askAgain(): void {
  asking ??= setTimeout(() => {
    void isBack().then((back) => {
      asking = null;
      if (back) lost.set(false);
      else askAgain();
    });
  }, AGAIN);
}

/** Whether the server answers. A lost connection is looked for until it is back. */
export const connection = {
  lost,
  /** The log position of the newest answer; null before the first. */
  position: null as string | null,
  /** Tells that nobody answers; the banner shows, and the server is asked until it is back. */
  lose(): void {
    lost.set(true);
    askAgain();
  },
  /** Looks whether anybody answers, for a page that asks nothing else. */
  async look(): Promise<void> {
    if (!lost.get() && !(await isBack())) connection.lose();
  },
  /** @throws ConnectionLost when the call finds no server; an aborted call stays an abort */
  async watch(call: () => Promise<Response>): Promise<Response> {
    try {
      const response = await call();
      lost.set(false);
      return response;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      connection.lose();
      throw new ConnectionLost('no server', { cause: error });
    }
  },
};
