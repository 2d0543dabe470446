import { changed, type SharedStore } from '@kurator/shared-store';
import type { Session, SessionStore } from '../session-store';

const SESSION = 'session';
const sessionIn = (text: string): Session => JSON.parse(text) as Session;

/** Sessions that several processes share: one that was ended in one of them is over in all. */
export const sharedSessions = (store: SharedStore): SessionStore => ({
  async get(id) {
    const kept = await store.get(SESSION, id);
    return kept ? sessionIn(kept.value) : undefined;
  },
  async all() {
    const sessions: Session[] = [];
    for await (const { value } of store.all(SESSION)) sessions.push(sessionIn(value));
    return sessions;
  },
  async put(session) {
    await store.put(SESSION, session.id, JSON.stringify(session), null);
  },
  async saw({ id, seenAtMs }) {
    // Never a session again that another process has ended meanwhile.
    await changed(store, [SESSION, id], (text) => {
      if (text === null) return null;
      const session = sessionIn(text);
      return session.seenAtMs >= seenAtMs ? null : JSON.stringify({ ...session, seenAtMs });
    });
  },
  // What is in the memory of one process helps no other: the stored sign of life is at most a minute old.
  touch: () => undefined,
  remove: (id) => store.remove(SESSION, id),
});
