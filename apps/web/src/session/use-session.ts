import { useStore } from '../ui/store';
import { sessionStore, type Me, type Session } from './store';

export const useSession = (): Session => useStore(sessionStore);

/** Who is signed in (or was until a moment ago). @throws Error outside of the signed-in page */
export function useMe(): Me {
  const session = useSession();
  if (session.status !== 'IN' && session.status !== 'EXPIRED') throw new Error('nobody is signed in here');
  return session.me;
}
