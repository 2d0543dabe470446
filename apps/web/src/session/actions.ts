import { answered, api } from '../api/client';
import { forgetDrafts, keepDraftsOf } from '../drafts/drafts';
import { queries } from '../api/queries';
import { codeOf, ConnectionLost } from '../api/problem';
import { clock } from '../ui/clock';
import { inspectionCase } from './inspection';
import { sessionStore, type LeftBecause, type Me } from './store';

/** Nothing that was read or typed outlives the person who was signed in. */
function forgetEverything(): void {
  queries.clear();
  forgetDrafts();
  inspectionCase.set(null);
}

function begin(me: Me): void {
  clock.set(me.now);
  keepDraftsOf(me.userId);
  sessionStore.signedIn(me);
}

/** Asks whether the browser is signed in already (a reload). @throws ConnectionLost */
export async function resume(): Promise<void> {
  try {
    begin(await answered(api.GET('/api/v1/auth/me')));
  } catch (error) {
    if (codeOf(error) !== 'UNAUTHENTICATED') throw error;
    sessionStore.left(null);
  }
}

/**
 * Signs in; what the page held for somebody else is forgotten first.
 * @throws ProblemError 401 for a wrong name or password, 429 after too many
 */
export async function signIn(username: string, password: string): Promise<void> {
  const me = await answered(api.POST('/api/v1/auth/session', { body: { username, password } }));
  const before = sessionStore.get();
  if (before.status === 'EXPIRED' && before.me.userId !== me.userId) forgetEverything();
  begin(me);
}

/** Ends the sign-in on the server, and forgets all of it here even when the server cannot be reached. */
export async function signOut(because: LeftBecause): Promise<void> {
  forgetEverything();
  sessionStore.left(because);
  await endOnServer();
}

/** Ends the sign-in but keeps the page behind a dialog: for somebody who only went away. */
export async function lock(): Promise<void> {
  sessionStore.expired('IDLE');
  await endOnServer();
}

async function endOnServer(): Promise<void> {
  try {
    await answered(api.DELETE('/api/v1/auth/session'));
  } catch (error) {
    // Not signed in any more is what was wanted. Without a connection the server ends an idle sign-in by itself.
    if (codeOf(error) !== 'UNAUTHENTICATED' && !(error instanceof ConnectionLost)) throw error;
  }
}
