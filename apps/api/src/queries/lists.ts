import { refusedUnit, type Viewer } from '@kurator/access';
import { CursorUnknown, type Filter, type FindQuery, type ReadModelStore } from '@kurator/read-models';
import type { QueryRefusal } from './queries';
import type { Register } from './register';

export const refusal = (
  status: QueryRefusal['status'],
  code: string,
  params: QueryRefusal['params'] = {},
): QueryRefusal => ({ status, code, params });
/** A parameter that means nothing here. */
export const wrongParameter = (path: string): QueryRefusal => refusal(400, 'VALIDATION_FAILED', { path });

/** Why the read models cannot answer yet (`After` of `api.md`), or null. */
export async function notFresh(
  register: Pick<Register, 'fresh'>,
  after: string | undefined,
): Promise<QueryRefusal | null> {
  if (after === undefined) return null;
  const freshness = await register.fresh(after);
  if (freshness === 'UNKNOWN') return refusal(400, 'POSITION_UNKNOWN', { position: after });
  return freshness === 'FRESH' ? null : refusal(503, 'READ_MODEL_BEHIND', { position: after });
}

/**
 * The territory as a filter: always on, and a municipality outside it matches nothing. Null: nothing can match.
 */
export function territory({ municipalities }: Viewer, asked: string | undefined): Filter | null {
  if (municipalities === '*') return asked === undefined ? {} : { municipality: { eq: asked } };
  const seen = asked === undefined ? municipalities : municipalities.filter((oktmo) => oktmo === asked);
  const [only] = seen;
  if (only === undefined) return null;
  return { municipality: seen.length === 1 ? { eq: only } : { in: seen } };
}

/** Figures of a unit outside the territory are refused, not empty. */
export const refusedFigures = (viewer: Viewer, unit: string): QueryRefusal | null =>
  refusedUnit(viewer, unit) === null ? null : refusal(403, 'FORBIDDEN_TERRITORY', { unit });

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number;
}
export const emptyPage: Page<never> = { items: [], nextCursor: null, total: 0 };

/** One page with the exact number of all that match; a cursor that no page gave is the caller's mistake. */
export async function pageOf<T>(
  store: ReadModelStore,
  collection: string,
  query: FindQuery,
  entryOf: (doc: Readonly<Record<string, unknown>>) => T,
): Promise<Page<T> | QueryRefusal> {
  try {
    const { items, nextCursor } = await store.find(collection, query);
    // A first page that holds everything has said how many there are.
    const whole = query.cursor === undefined && nextCursor === null;
    const total = whole ? items.length : await store.count(collection, query.where);
    return { items: items.map(entryOf), nextCursor, total };
  } catch (error) {
    if (error instanceof CursorUnknown) return wrongParameter('cursor');
    throw error;
  }
}

export type Sort = NonNullable<FindQuery['sort']>;
/** The order asked for (`name`, `-name`), or null for one that the list does not have. */
export function sortOf(asked: string | undefined, columns: Readonly<Record<string, string>>): Sort | null {
  const [first] = Object.values(columns);
  if (asked === undefined) return first === undefined ? [] : [{ by: first, dir: 'asc' }];
  const descending = asked.startsWith('-');
  const by = columns[descending ? asked.slice(1) : asked];
  return by === undefined ? null : [{ by, dir: descending ? 'desc' : 'asc' }];
}

/** An order that the list does not have, with those that it has. */
export const unknownSort = (columns: Readonly<Record<string, string>>): QueryRefusal =>
  refusal(400, 'VALIDATION_FAILED', {
    path: 'sort',
    allowed: Object.keys(columns)
      .flatMap((name) => [name, `-${name}`])
      .join(', '),
  });

/** An officer or an agency, by the id that was given: officers' ids are looked up first. */
export const personOrAgency = (register: Register, id: string, prefix: 'curator' | 'responsible'): Filter =>
  register.regulation().officer(id) ? { [`${prefix}OfficerId`]: { eq: id } } : { [`${prefix}AgencyId`]: { eq: id } };

/** Position that everything read afterwards is at least as fresh as. */
export const positionOf = async (store: ReadModelStore): Promise<string | null> => (await store.checkpoint()).position;
