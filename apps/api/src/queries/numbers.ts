import type { Viewer } from '@kurator/access';
import type { Filter, ReadModelStore } from '@kurator/read-models';
import { searchedNumber, type NumberRow } from '@projections/numbers';
import { PRESENT, type BankRow } from '@projections/regional-bank';
import { emptyPage, notFresh, pageOf, positionOf, territory } from './lists';
import type { NumbersParams, QueryAnswer } from './queries';
import type { Register } from './register';

/** In the whole region every family stands once, with its holder. */
function placeOf(viewer: Viewer, municipality: string | undefined): Filter | null {
  const isWhole = viewer.municipalities === '*' && municipality === undefined;
  return isWhole ? { holder: { eq: 1 } } : territory(viewer, municipality);
}

/** What the bank says of the families now, by family and municipality. */
async function bankOf(store: ReadModelStore, rows: readonly NumberRow[]): Promise<ReadonlyMap<string, BankRow>> {
  if (rows.length === 0) return new Map();
  const familyId = { in: [...new Set(rows.map((row) => row.familyId))] };
  const municipality = { in: [...new Set(rows.map((row) => row.municipality))] };
  const where = { familyId, to: { eq: PRESENT }, municipality };
  const { items } = await store.find('bank', { where, limit: familyId.in.length * municipality.in.length });
  const found = items as readonly unknown[] as readonly BankRow[];
  return new Map(found.map((row) => [`${row.familyId}/${row.municipality}`, row]));
}

/**
 * `GET /bank/numbers`: families of the caller's territory by a number of their papers, whole or its beginning: the whole
 * number first, then the newest paper.
 * @returns a page, or 400 (`cursor`, position) or 503 READ_MODEL_BEHIND
 */
export async function numbers(register: Register, params: NumbersParams, viewer: Viewer): Promise<QueryAnswer> {
  const { q, municipality, limit, cursor, after } = params;
  const behind = await notFresh(register, after);
  if (behind) return behind;
  const place = placeOf(viewer, municipality);
  const key = searchedNumber(q);
  return register.read(async (store) => {
    const position = await positionOf(store);
    if (place === null || key === '') return { ...emptyPage, position };
    const sort = [{ by: 'key', dir: 'asc' } as const, { by: 'on', dir: 'desc' } as const];
    const query = {
      where: { ...place, key: { prefix: key } },
      sort,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    };
    const page = await pageOf(store, 'numbers', query, (doc) => doc as unknown as NumberRow);
    if (!('items' in page)) return page;
    const bank = await bankOf(store, page.items);
    const items = page.items.map(({ familyId, municipality: where, kind, number, on }) => {
      const { name = null, state = null } = bank.get(`${familyId}/${where}`) ?? {};
      return { familyId, name, municipality: where, state, kind, number, on };
    });
    return { ...page, items, position };
  });
}
