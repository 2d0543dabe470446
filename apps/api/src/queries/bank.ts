import type { Viewer } from '@kurator/access';
import type { Doc, Filter, ReadModelStore } from '@kurator/read-models';
import { bankRowId, minorsOn, PRESENT, type BankRow } from '@projections/regional-bank';
import {
  emptyPage,
  notFresh,
  pageOf,
  personOrAgency,
  positionOf,
  sortOf,
  territory,
  unknownSort,
  wrongParameter,
  type Page,
} from './lists';
import type { NameIndex } from './name-index';
import { namedPage } from './named-page';
import type { BankParams, QueryAnswer, QueryRefusal } from './queries';
import type { Register } from './register';

/** What the list can be ordered by; each has an index of its own. */
const SORTS = { name: 'sortName', registeredOn: 'registeredOn' };

export interface BankDeps {
  readonly register: Register;
  readonly names: NameIndex;
}

/** A family's line in the bank list (`api.md`, `GET /bank/families`) on a day. */
const entryOn =
  (on: string) =>
  (doc: unknown): Readonly<Record<string, unknown>> => {
    const row = doc as BankRow;
    const { familyId, name, municipality, state, level, registeredOn, minorsRegistered, grounds } = row;
    const officer = row.curatorOfficerId === null ? {} : { officerId: row.curatorOfficerId };
    const curator = row.curatorAgencyId === null ? null : { agencyId: row.curatorAgencyId, ...officer };
    const minors = minorsOn(row, on);
    return { familyId, name, municipality, state, level, curator, registeredOn, minors, minorsRegistered, grounds };
  };

/** The present row of each family, or the one that held on a day of the past. */
const onDay = (asOf: string | undefined): Filter =>
  asOf === undefined ? { to: { eq: PRESENT } } : { to: { gt: asOf }, from: { lte: asOf } };

/** States as a filter; one is compared, so that an index can go on in order behind it. */
function statesOf(state: readonly string[] | undefined): Filter {
  const [only] = state ?? [];
  if (state === undefined || only === undefined) return {};
  return { state: state.length === 1 ? { eq: only } : { in: state } };
}

const filterOf = (register: Register, { asOf, state, level, ground, curator }: BankParams): Filter => ({
  ...onDay(asOf),
  ...statesOf(state),
  ...(level === undefined ? {} : { level: { eq: level } }),
  ...(ground === undefined ? {} : { ground: { eq: ground } }),
  ...(curator === undefined ? {} : personOrAgency(register, curator, 'curator')),
});

/** In the list of the whole region every family stands once, with its holder; former holders have rows of their own. */
function placeOf(viewer: Viewer, { municipality, ground }: BankParams): Filter | null {
  const place = territory(viewer, municipality);
  const isWhole = viewer.municipalities === '*' && municipality === undefined && ground === undefined;
  return place !== null && isWhole ? { ...place, holder: { eq: 1 } } : place;
}

/** What the typed name narrows the list to; null when no family has it. */
async function named(names: NameIndex, store: ReadModelStore, q: string | undefined): Promise<Filter | null> {
  const families = q === undefined ? null : await names.find(store, q);
  if (families === null) return {};
  return families.length === 0 ? null : { familyId: { in: families } };
}

/** Nothing but a name and a place is asked for, of the present: what the name index knows by itself. */
const asksNameOnly = ({ q, asOf, state, level, ground, curator, sort = 'name' }: BankParams): boolean =>
  q !== undefined &&
  ['name', '-name'].includes(sort) &&
  [asOf, state, level, ground, curator].every((filter) => filter === undefined);

/** The page of a search by name; null when nothing was typed that is a word. */
async function byName(
  { names }: BankDeps,
  store: ReadModelStore,
  params: BankParams,
  viewer: Viewer,
): Promise<Page<Doc> | QueryRefusal | null> {
  const { q = '', sort, limit, municipality, cursor } = params;
  const found = await names.rows(store, q);
  if (found === null) return null;
  const question = { q, limit, descending: sort === '-name' };
  const more = { ...(municipality === undefined ? {} : { municipality }), ...(cursor === undefined ? {} : { cursor }) };
  const page = namedPage(found, { ...question, ...more }, viewer);
  if (page === null) return wrongParameter('cursor');
  const { ids, ...rest } = page;
  return { items: await store.get('bank', ids), ...rest };
}

/** A page of the stored rows, chosen by the store. */
async function listed(
  { register, names }: BankDeps,
  store: ReadModelStore,
  params: BankParams,
  viewer: Viewer,
): Promise<Page<Doc> | QueryRefusal> {
  const sort = sortOf(params.sort, SORTS);
  if (sort === null) return unknownSort(SORTS);
  const place = placeOf(viewer, params);
  const name = await named(names, store, params.q);
  if (place === null || name === null) return emptyPage;
  const where = { ...place, ...filterOf(register, params), ...name };
  const { limit, cursor, ground } = params;
  const query = { where, sort, limit, ...(cursor === undefined ? {} : { cursor }) };
  const page = await pageOf(store, ground === undefined ? 'bank' : 'bank-grounds', query, (doc) => doc as Doc);
  if (ground === undefined || !('items' in page)) return page;
  const ids = page.items.map(({ id }) => bankRowId(id));
  return { ...page, items: await store.get('bank', ids) };
}

/**
 * `GET /bank/families`: the families of the caller's territory from the first report on, by name, as they are now or
 * were at the end of a day. @returns a page, or 400 (`cursor`, `sort`, position) or 503 READ_MODEL_BEHIND
 */
export async function bank(deps: BankDeps, params: BankParams, viewer: Viewer): Promise<QueryAnswer> {
  const { register } = deps;
  const behind = await notFresh(register, params.after);
  if (behind) return behind;
  const asOf = params.asOf ?? register.today(params.municipality ?? 'REGION');
  return register.read(async (store) => {
    const position = await positionOf(store);
    const quick = asksNameOnly(params) ? await byName(deps, store, params, viewer) : null;
    const page = quick ?? (await listed(deps, store, params, viewer));
    if (!('items' in page)) return page;
    return { ...page, items: page.items.map(entryOn(asOf)), position, asOf };
  });
}
