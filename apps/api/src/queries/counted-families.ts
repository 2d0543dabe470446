import type { ReadModelReads } from '@kurator/read-models';
import type { Share } from '../periods/shares';
import { sortOf, unknownSort, wrongParameter } from './lists';
import { presentRows } from './present-rows';
import type { QueryRefusal } from './queries';

const SORTS = { familyId: 'familyId' };
const cursorOf = (family: string): string => Buffer.from(family, 'utf8').toString('base64url');
const placeOf = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8');
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which page of the families of a figure is asked for. */
export interface CountedPage {
  readonly limit: number;
  readonly cursor?: string;
  readonly sort?: string;
}
/** What stands beside a figure's families. */
export interface CountedBy<D> {
  readonly figure: string;
  readonly definition: D;
  /** By family id; what they count adds up to the figure. */
  readonly shares: readonly Share[];
}

/** Why a page is not given. */
export function wrongPage({ cursor, sort }: CountedPage): QueryRefusal | null {
  if (sortOf(sort, SORTS) === null) return unknownSort(SORTS);
  return cursor === undefined || UUID.test(placeOf(cursor)) ? null : wrongParameter('cursor');
}

/** The families of a page as the bank shows them today. */
async function named(reads: ReadModelReads, page: readonly Share[]) {
  const rows = await presentRows(
    reads,
    page.map(({ family }) => family),
  );
  return page.map(({ family: familyId, n }) => {
    const row = rows.get(familyId);
    return { familyId, name: row?.name ?? null, municipality: row?.municipality ?? null, state: row?.state ?? null, n };
  });
}

/** Shares by family, ascending, without those that come to nothing. */
export const sharesIn = (sums: ReadonlyMap<string, number>): readonly Share[] =>
  [...sums]
    .filter(([, n]) => n !== 0)
    .map(([family, n]) => ({ family, n }))
    .sort((a, b) => (a.family < b.family ? -1 : 1));

/** A page of the families that a figure counts, with its definition: `n` of all pages is the figure. */
export async function countedPage<D>(
  reads: ReadModelReads,
  { figure, definition, shares }: CountedBy<D>,
  { limit, cursor, sort }: CountedPage,
) {
  const down = sort === '-familyId';
  const ordered = down ? [...shares].reverse() : shares;
  const isAfter = (family: string, place: string): boolean => (down ? family < place : family > place);
  const rest = cursor === undefined ? ordered : ordered.filter(({ family }) => isAfter(family, placeOf(cursor)));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    figure,
    /** What the families count together: the figure itself. */
    value: shares.reduce((sum, { n }) => sum + n, 0),
    definition,
    items: await named(reads, page),
    nextCursor: rest.length > page.length && last ? cursorOf(last.family) : null,
    total: shares.length,
  };
}
