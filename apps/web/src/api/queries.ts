import { QueryClient } from '@tanstack/react-query';
import { ConnectionLost, ProblemError } from './problem';

/** A busy server or a lost connection is worth another try; a refusal is an answer. */
function again(count: number, error: Error): boolean {
  if (error instanceof ConnectionLost) return count < 2;
  return error instanceof ProblemError && error.problem.status === 503 && count < 3;
}

/**
 * What was read from the server. Keys begin with what changes them: `['family', familyId, …]` anything of one family,
 * `['list', …]` anything across families, `['figures', …]` statistics, `['static', …]` words and names.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: again, staleTime: 15_000, gcTime: 5 * 60_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
