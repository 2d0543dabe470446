import { useQueries, useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import type { components } from '../../api/schema.gen';

export type Quarter = components['schemas']['Quarter'];
export type Movement = components['schemas']['Movement'];
export type Of = 'families' | 'minors';

interface Asked {
  readonly unit: string;
  readonly quarter: string;
}
const question = ({ unit, quarter }: Asked) => ({
  queryKey: ['figures', 'quarter', unit, quarter],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Quarter> => {
    const params = { path: { quarter }, query: { unit } };
    const body = await answered(api.GET('/api/v1/statistics/quarters/{quarter}', { params, signal }));
    // Only a question with `knownAt` begins a job, and no page asks one.
    return body as Quarter;
  },
});

/** The legal figures of a quarter. */
export const useQuarter = (asked: Asked) => useQuery(question(asked));
/** Of several quarters or units together; a refused one (a quarter before the register's time) is missing. */
export const useQuarters = (asked: readonly Asked[]): readonly (Quarter | undefined)[] =>
  useQueries({ queries: asked.map(question) }).map(({ data }) => data);

interface SummaryFact {
  readonly type: string;
  readonly data: { readonly missing?: readonly string[] };
}
/** Units that the summary of a quarter was formed without; empty while there is none, and for who may not read it. */
export function useMissing(quarter: string, mayRead: boolean): readonly string[] {
  const { data } = useQuery({
    queryKey: ['figures', 'missing', quarter],
    enabled: mayRead,
    queryFn: async ({ signal }) => {
      const params = { path: { periodId: `REGION-${quarter}` } };
      const { facts } = await answered(api.GET('/api/v1/periods/{periodId}', { params, signal }));
      const formed = (facts as readonly SummaryFact[]).findLast(({ type }) => type === 'quarter-summary-formed');
      return formed?.data.missing ?? [];
    },
  });
  return data ?? [];
}

/** A figure of a movement; null where it is hidden. */
export const figureOf = (quarter: Quarter | undefined, of: Of, name: string): number | null => {
  const value = quarter?.[of][name as keyof Movement];
  return typeof value === 'number' ? value : null;
};
