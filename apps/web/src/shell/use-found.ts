import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { BankRow, Numbered } from '../api/types';

/** Names and numbers that are shown together at most. */
const MOST = 8;

export interface Found {
  readonly families: readonly BankRow[];
  /** Papers with the number; none are asked for while no digit was typed. */
  readonly papers: readonly Numbered[];
}

async function byName(q: string, signal: AbortSignal): Promise<readonly BankRow[]> {
  const page = await answered(api.GET('/api/v1/bank/families', { params: { query: { q, limit: MOST } }, signal }));
  return 'items' in page ? page.items : [];
}
async function byNumber(q: string, signal: AbortSignal): Promise<readonly Numbered[]> {
  return (await answered(api.GET('/api/v1/bank/numbers', { params: { query: { q, limit: MOST } }, signal }))).items;
}

/**
 * Families by what was typed: with a digit it is a number of a resolution or a case, else a name. It stays in memory: a
 * name in an address would end in the browser's history.
 */
export function useFound(typed: string) {
  const q = typed.trim();
  const isNumber = /\d/.test(q);
  return useQuery({
    queryKey: ['list', 'search', q],
    enabled: q.length > (isNumber ? 0 : 1),
    queryFn: async ({ signal }): Promise<Found> =>
      isNumber
        ? { families: [], papers: await byNumber(q, signal) }
        : { families: await byName(q, signal), papers: [] },
  });
}
