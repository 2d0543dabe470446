import { isRefusal, type QueryAnswer } from '../../queries/queries';
import type { Page } from '../source';

/** A query that answers page by page. */
export type AskPage = (cursor: string | undefined) => Promise<QueryAnswer>;
interface Answered<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** A page as large as a query gives one. */
export const LIMIT = 500;

/** Walks a list to its end. @throws Error when the query refuses what was checked before */
export async function* queryPages<Item extends { readonly familyId: string | null }, Row>(
  ask: AskPage,
  rowOf: (item: Item) => Row,
): AsyncGenerator<Page<Row>> {
  let cursor: string | undefined;
  let done = 0;
  do {
    const answer = await ask(cursor);
    if (isRefusal(answer) || typeof answer === 'string') throw new Error('a list refused to be walked to its end');
    const { items, nextCursor, total } = answer as unknown as Answered<Item>;
    done += items.length;
    const families = new Set(items.flatMap(({ familyId }) => (familyId === null ? [] : [familyId])));
    yield {
      rows: items.map(rowOf),
      families: [...families],
      left: nextCursor === null ? 0 : Math.max(0, total - done),
    };
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}
