import { api } from '../api/client';
import { activity } from './activity';
import { lock, signOut } from './actions';
import { sessionStore } from './store';

const MINUTE = 60_000;
/** How often it is looked, ms: at most this much later than promised. */
const LOOK = 5_000;
/** Somebody who types for long without asking anything tells the server so, ms. */
const ALIVE = 4 * MINUTE;

interface Watch {
  told: number;
}

function look(watch: Watch, allowed: number): void {
  const { status } = sessionStore.get();
  const silent = Date.now() - activity.last();
  if (status === 'IN' && silent >= allowed) void lock();
  else if (status === 'EXPIRED' && silent >= 2 * allowed) void signOut('IDLE');
  else if (status === 'IN' && silent < ALIVE && Date.now() - watch.told >= ALIVE) {
    watch.told = Date.now();
    void api.GET('/api/v1/auth/me');
  }
}

/**
 * Ends the sign-in of somebody who went away: after the minutes that the server allows the page is hidden behind the
 * password, after twice as long everything is forgotten. Activity in another tab counts.
 * @returns ends the watch
 */
export function watchIdle(minutes: number): () => void {
  const watch: Watch = { told: Date.now() };
  const stop = activity.listen();
  const timer = setInterval(() => look(watch, minutes * MINUTE), LOOK);
  return () => {
    clearInterval(timer);
    stop();
  };
}
