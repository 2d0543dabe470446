import { QueryClient } from '@tanstack/react-query';
import { ConnectionLost, isBuilding, ProblemError } from './problem';

/** A busy server or a lost connection is worth another try; a refusal is an answer. */
function again(count: number, error: Error): boolean {
  if (isBuilding(error)) return true;
  if (error instanceof ConnectionLost) return count < 2;
  return error instanceof ProblemError && error.problem.status === 503 && count < 3;
}

/** How often it is asked how far what is being built is, ms. */
const BUILDING_AGAIN = 2_000;
/** Longer each time, as the library does it by itself. */
const pause = (count: number, error: Error): number =>
  isBuilding(error) ? BUILDING_AGAIN : Math.min(1_000 * 2 ** count, 30_000);

/**
 * What was read from the server. Keys begin with what changes them: `['family', familyId, …]` anything of one family,
 * `['list', …]` anything across families, `['figures', …]` statistics, `['static', …]` words and names.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: again, retryDelay: pause, staleTime: 15_000, gcTime: 5 * 60_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
