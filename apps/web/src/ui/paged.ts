import { useInfiniteQuery } from '@tanstack/react-query';
import type { More } from './data-table';

/** An answer of a list (`api.md`, Queries). */
export interface ListPage<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total?: number | null;
}
type Fetch<Row> = (cursor: string | undefined, signal: AbortSignal) => Promise<ListPage<Row>>;

/**
 * A list that is read page by page by the server's cursor.
 * @param queryKey begins with `list`, or with the family
 * @returns the rows so far, what the table needs for more, and the query for `Loaded`
 */
export function usePaged<Row>(queryKey: readonly unknown[], fetchPage: Fetch<Row>) {
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const pages = query.data?.pages ?? [];
  const more: More = {
    total: pages[0]?.total ?? null,
    has: query.hasNextPage,
    busy: query.isFetchingNextPage,
    load: () => void query.fetchNextPage(),
  };
  return { query, rows: pages.flatMap(({ items }) => items), more };
}
