import type { QueryRefusal } from './queries';

/** An item with its place in the order of the list. */
export interface Placed<T> {
  readonly key: string;
  readonly item: T;
}
/** Asks the store for one page after a cursor; null at the beginning. */
export type FetchPage<T> = (
  cursor: string | null,
  limit: number,
) => Promise<{ readonly items: readonly Placed<T>[]; readonly nextCursor: string | null } | QueryRefusal>;

/** Where a merged list goes on: in the store, and how many of the others were shown. */
interface Place {
  readonly store: string | null;
  /** The store has nothing more. */
  readonly ended: boolean;
  readonly own: number;
}
const START: Place = { store: null, ended: false, own: 0 };

const written = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

const isPlace = (value: unknown): value is Place => {
  const place = value as Partial<Place> | null;
  const cursor = place?.store === null || typeof place?.store === 'string';
  return cursor && typeof place.ended === 'boolean' && Number.isSafeInteger(place.own) && Number(place.own) >= 0;
};

/** The place that a cursor names; null for text that no page gave. */
function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return START;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return isPlace(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export interface Merged<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}
interface Asked<T> {
  readonly fetch: FetchPage<T>;
  /** All of the others, in the same order. */
  readonly own: readonly Placed<T>[];
  readonly descending: boolean;
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** True when the store's next item comes before the other list's. */
function storeFirst(a: string | undefined, b: string | undefined, descending: boolean): boolean {
  if (a === undefined || b === undefined) return b === undefined;
  return descending ? a >= b : a <= b;
}

/** How many of the first `limit` of both lists come from the store. */
function fromStore<T>(stored: Items<T>, own: Items<T>, { descending, limit }: Asked<T>): number {
  const most = Math.min(limit, stored.length + own.length);
  let taken = 0;
  for (let shown = 0; shown < most; shown += 1) {
    const [a, b] = [stored[taken]?.key, own[shown - taken]?.key];
    if (storeFirst(a, b, descending)) taken += 1;
  }
  return taken;
}
type Items<T> = readonly Placed<T>[];

const inOrder = <T>(items: Items<T>, descending: boolean): readonly T[] =>
  items
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * (descending ? -1 : 1))
    .map(({ item }) => item);

interface Stored<T> {
  readonly items: Items<T>;
  readonly nextCursor: string | null;
}
const NOTHING = { items: [], nextCursor: null };

/** Where the store goes on when only the first of its page were shown: that much is asked for once more. */
async function placeAfter<T>({ fetch }: Asked<T>, place: Place, taken: number): Promise<string | null> {
  if (taken === 0) return place.store;
  const again = await fetch(place.store, taken);
  return 'code' in again ? place.store : again.nextCursor;
}

async function cut<T>(asked: Asked<T>, place: Place, page: Stored<T>): Promise<Merged<T>> {
  const { limit, descending } = asked;
  const own = asked.own.slice(place.own);
  const taken = fromStore(page.items, own, asked);
  const owns = Math.min(limit - taken, own.length);
  const all = taken === page.items.length;
  const next: Place = {
    ended: place.ended || (all && page.nextCursor === null),
    store: all ? page.nextCursor : await placeAfter(asked, place, taken),
    own: place.own + owns,
  };
  const done = next.ended && owns === own.length;
  const items = inOrder([...page.items.slice(0, taken), ...own.slice(0, owns)], descending);
  return { items, nextCursor: done ? null : written(next) };
}

/**
 * One page of two lists in one order: the store's, page by page, and what is worked out for the question.
 * @returns the page; null for a cursor that no page gave; the store's refusal
 */
export async function mergedPage<T>(asked: Asked<T>): Promise<Merged<T> | QueryRefusal | null> {
  const place = placeOf(asked.cursor);
  if (place === null) return null;
  const page = place.ended ? NOTHING : await asked.fetch(place.store, asked.limit);
  return 'code' in page ? page : cut(asked, place, page);
}
