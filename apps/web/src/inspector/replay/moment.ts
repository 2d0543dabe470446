import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { codeOf } from '../../api/problem';
import type { Card, HistoryItem } from '../../api/types';

/** A day on each of the two clocks; null is now. */
export interface Moment {
  readonly asOf: string | null;
  readonly knownOn: string | null;
}
export const NOW: Moment = { asOf: null, knownOn: null };
/** The end of a day, for what was known on it. The register's regions all lie east of Greenwich. */
const endOf = (day: string): string => `${day}T20:59:59.999Z`;

/** The card at a moment; null before the register knew of the family. */
export const useCard = (familyId: string, { asOf, knownOn }: Moment) =>
  useQuery({
    queryKey: ['family', familyId, 'card', asOf, knownOn],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Card | null> => {
      const query = { ...(asOf === null ? {} : { asOf }), ...(knownOn === null ? {} : { knownAt: endOf(knownOn) }) };
      const params = { path: { familyId }, query };
      try {
        return (await answered(api.GET('/api/v1/families/{familyId}', { params, signal }))) as Card;
      } catch (error) {
        if (codeOf(error) === 'FAMILY_NOT_FOUND' && Object.keys(query).length > 0) return null;
        throw error;
      }
    },
  });

const PAGE = 500;
/** All events of the family with the marks of today, in the order of the log. */
export const useHistory = (familyId: string) =>
  useQuery({
    queryKey: ['family', familyId, 'history'],
    queryFn: async ({ signal }): Promise<readonly HistoryItem[]> => {
      const all: HistoryItem[] = [];
      let from: number | null = 0;
      while (from !== null) {
        const params: { path: { familyId: string }; query: { from: number; limit: number } } = {
          path: { familyId },
          query: { from, limit: PAGE },
        };
        const page: { items: HistoryItem[]; nextFrom: number | null } = await answered(
          api.GET('/api/v1/families/{familyId}/history', { params, signal }),
        );
        all.push(...page.items);
        from = page.nextFrom;
      }
      return all;
    },
  });

/** Where the chain of hashes breaks, by index; null when it holds. Each stream begins a chain of its own. */
export function brokenAt(items: readonly Pick<HistoryItem, 'hash' | 'previousHash'>[]): number | null {
  const known = new Set<string>();
  for (const [at, { hash, previousHash }] of items.entries()) {
    if (previousHash !== null && !known.has(previousHash)) return at;
    known.add(hash);
  }
  return null;
}
