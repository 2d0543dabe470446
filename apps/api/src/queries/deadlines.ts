import type { Viewer } from '@kurator/access';
import { OPEN_END } from '@kurator/family';
import { CursorUnknown, type Filter, type ReadModelStore } from '@kurator/read-models';
import { entryOf, familyOf, OPEN_STATUSES, type DutyRow } from '@projections/deadlines';
import {
  notFresh,
  personOrAgency,
  positionOf,
  sortOf,
  territory,
  unknownSort,
  wrongParameter,
  type Sort,
} from './lists';
import { mergedPage, type FetchPage, type Placed } from './merge-pages';
import { ownDuties, type OwnDuty, type OwnSource } from './own-duties';
import { isRefusal, type DeadlinesParams, type QueryAnswer } from './queries';
import type { Register } from './register';

const SORTS = { effectiveDue: 'dueSort' };

/** What the work list stands on. */
export type DeadlineSource = OwnSource & { readonly register: Register };

const itemOf = (row: DutyRow, on: string): Item => ({ familyId: familyOf(row), ...entryOf(row, on) });
const ownItem = ({ familyId, period, requestId, unit, entry }: OwnDuty): Item => ({
  familyId,
  unit,
  ...(period === undefined ? {} : { period }),
  ...(requestId === undefined ? {} : { requestId }),
  ...entry,
});
type Item = Readonly<Record<string, unknown>>;

/** A duty that is overdue is stored as one that runs, with the day from which it is late. */
function statusesOn(status: readonly string[], on: string): Filter {
  const [runs, isLate] = [status.includes('RUNNING'), status.includes('OVERDUE')];
  const stored = status.map((one) => (one === 'OVERDUE' ? 'RUNNING' : one));
  const late = isLate ? { lte: on } : { gt: on };
  return {
    status: { in: [...new Set(stored)] },
    ...(runs === isLate ? {} : { lateFrom: { ...late, orNull: true } }),
  };
}

/** Today's open duties are all among those that are not over; every index starts there. */
function statusesOf({ status, on: past }: DeadlinesParams, on: string): Filter {
  const isOpenToday = past === undefined && status?.every((one) => OPEN_STATUSES.has(one)) === true;
  return {
    over: isOpenToday ? { eq: 0 } : { in: [0, 1] },
    ...(status === undefined ? {} : statusesOn(status, on)),
  };
}

function dueOf({ dueFrom, dueBefore }: DeadlinesParams): Filter {
  const from = dueFrom === undefined ? {} : { gte: dueFrom };
  const before = dueBefore === undefined ? {} : { lt: dueBefore };
  return dueFrom === undefined && dueBefore === undefined ? {} : { dueSort: { ...from, ...before } };
}

const filterOf = (register: Register, params: DeadlinesParams, on: string): Filter => ({
  from: { lte: on },
  to: { gt: on },
  ...statusesOf(params, on),
  ...dueOf(params),
  ...(params.responsible === undefined ? {} : personOrAgency(register, params.responsible, 'responsible')),
});

interface Families {
  readonly where: Filter;
  readonly sort: Sort;
  readonly on: string;
}

/** The families' duties, a page at a time; the region itself has none. */
const familyPages =
  (store: ReadModelStore, { where, sort, on }: Families): FetchPage<Item> =>
  async (cursor, limit) => {
    try {
      const page = await store.find('duties', { where, sort, limit, ...(cursor === null ? {} : { cursor }) });
      const rows = page.items as unknown as readonly DutyRow[];
      return { items: rows.map((row) => ({ key: row.dueSort, item: itemOf(row, on) })), nextCursor: page.nextCursor };
    } catch (error) {
      if (error instanceof CursorUnknown) return wrongParameter('cursor');
      throw error;
    }
  };
const nothing: FetchPage<Item> = () => Promise.resolve({ items: [], nextCursor: null });

/** The others in the order of the list: by due day, then as they came. */
function placed(duties: readonly OwnDuty[], descending: boolean): readonly Placed<Item>[] {
  const items = duties.map((duty) => ({ key: duty.entry.effectiveDue ?? OPEN_END, item: ownItem(duty) }));
  return items.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * (descending ? -1 : 1));
}

interface Listed extends Omit<Families, 'where'> {
  readonly store: ReadModelStore;
  readonly own: readonly OwnDuty[];
}

async function page(
  { store, own, sort, on }: Listed,
  where: Filter | null,
  { limit, cursor }: DeadlinesParams,
): Promise<QueryAnswer> {
  const descending = sort[0]?.dir === 'desc';
  const fetch = where === null ? nothing : familyPages(store, { where, sort, on });
  const merged = await mergedPage({ fetch, own: placed(own, descending), descending, limit, cursor });
  if (merged === null) return wrongParameter('cursor');
  if ('code' in merged) return merged;
  const families = where === null ? 0 : await store.count('duties', where);
  return { ...merged, total: families + own.length };
}

/**
 * `GET /deadlines`: the duties of the caller's territory judged at the end of a day, the earliest due first and those
 * without a due day last: those of families, of units (`familyId` null, with `period`) and of requests for information
 * (`requestId`). Without `status` all of them, settled ones too. `municipality=REGION` asks for the ministry's own.
 * @returns a page, or 400 (`cursor`, `sort`, position) or 503 READ_MODEL_BEHIND
 */
export async function deadlines(source: DeadlineSource, params: DeadlinesParams, viewer: Viewer): Promise<QueryAnswer> {
  const { register } = source;
  const behind = await notFresh(register, params.after);
  if (behind) return behind;
  const sort = sortOf(params.sort, SORTS);
  if (sort === null) return unknownSort(SORTS);
  const on = params.on ?? register.today(params.municipality ?? 'REGION');
  return register.read(async (store) => {
    const position = await positionOf(store);
    const place = params.municipality === 'REGION' ? null : territory(viewer, params.municipality);
    const own = await ownDuties(store, source, { params, viewer, on });
    const where = place === null ? null : { ...place, ...filterOf(register, params, on) };
    const answer = await page({ store, own, sort, on }, where, params);
    return isRefusal(answer) || typeof answer === 'string' ? answer : { ...answer, position, asOf: on };
  });
}
