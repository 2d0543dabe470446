import type { Viewer } from '@kurator/access';
import { addDays, type LocalDate } from '@kurator/kernel';
import type { ReadModelStore } from '@kurator/read-models';
import { deadlines, type DeadlineSource } from './deadlines';
import { deskOf, type Desk } from './desks';
import { notFresh, positionOf, territory } from './lists';
import { presentRows } from './present-rows';
import { isRefusal, type QueryAnswer, type QueryRefusal, type WorkParams } from './queries';
import { waitingFor, type WaitingPage } from './waiting';

type Item = Readonly<Record<string, unknown>>;
interface Duties {
  readonly items: readonly Item[];
  readonly total: number;
}
const NONE: Duties = { items: [], total: 0 };
/** Days after today that the list looks ahead. */
const AHEAD = 7;

/** The three parts of the duties; what is due today is not late. */
const PARTS = {
  late: () => ({ status: ['OVERDUE'] }),
  today: (on: LocalDate) => ({ status: ['RUNNING'], dueFrom: on, dueBefore: addDays(on, 1) }),
  thisWeek: (on: LocalDate) => ({ status: ['RUNNING'], dueFrom: addDays(on, 1), dueBefore: addDays(on, AHEAD) }),
} as const;
type Part = keyof typeof PARTS;

interface Asked {
  readonly source: DeadlineSource;
  readonly desk: Desk;
  readonly params: WorkParams;
  readonly viewer: Viewer;
  readonly on: LocalDate;
}

async function dutiesOf({ source, desk, params, viewer, on }: Asked, part: Part): Promise<Duties | QueryRefusal> {
  if (desk.duties === null) return NONE;
  const { municipality, limit } = params;
  const place = municipality === undefined ? {} : { municipality };
  const whose = desk.duties === 'REGION' ? { municipality: 'REGION' } : { ...place, ...desk.duties };
  const answer = await deadlines(source, { ...whose, ...PARTS[part](on), limit }, viewer);
  return isRefusal(answer) ? answer : (answer as unknown as Duties);
}

/** Names of the families on the page, as the bank has them now. */
export async function namesOf(store: ReadModelStore, items: readonly Item[]): Promise<ReadonlyMap<unknown, unknown>> {
  const ids = items.map(({ familyId }) => familyId).filter((id) => typeof id === 'string');
  return new Map([...(await presentRows(store, ids))].map(([familyId, { name }]) => [familyId, name]));
}

interface Found {
  readonly late: Duties;
  readonly today: Duties;
  readonly thisWeek: Duties;
  readonly waiting: WaitingPage;
}
async function shown(store: ReadModelStore, found: Found, on: LocalDate): Promise<QueryAnswer> {
  const parts = Object.entries(found) as [string, { readonly items: readonly Item[]; readonly total: number }][];
  const names = await namesOf(
    store,
    parts.flatMap(([, { items }]) => items),
  );
  const named = (item: Item): Item => ({ ...item, name: names.get(item['familyId']) ?? null });
  return {
    on,
    ...Object.fromEntries(parts.map(([part, { items }]) => [part, items.map(named)])),
    counts: Object.fromEntries(parts.map(([part, { total }]) => [part, total])),
    position: await positionOf(store),
  };
}

/**
 * `GET /work`: what the signed-in user has to do (issue 4): duties of the own agency that are late, due today and within
 * the next six days, and what waits for a decision, for the user's role and territory. Each part holds `limit` items at
 * most; `counts` are exact.
 * @returns the list, or 400 (position) or 503 READ_MODEL_BEHIND
 */
export async function work(source: DeadlineSource, params: WorkParams, viewer: Viewer): Promise<QueryAnswer> {
  const { register } = source;
  const behind = await notFresh(register, params.after);
  if (behind) return behind;
  const on = register.today(params.municipality ?? onlyOne(viewer));
  const asked = { source, desk: deskOf(viewer, register.regulation()), params, viewer, on };
  const late = await dutiesOf(asked, 'late');
  const today = await dutiesOf(asked, 'today');
  const thisWeek = await dutiesOf(asked, 'thisWeek');
  const refused = [late, today, thisWeek].find((one): one is QueryRefusal => 'code' in one);
  if (refused) return refused;
  return register.read(async (store) => {
    const place = territory(viewer, params.municipality);
    const { limit } = params;
    const waiting = place === null ? NONE : await waitingFor(asked.desk, { store, place, on, limit }, viewer);
    return shown(store, { late, today, thisWeek, waiting } as Found, on);
  });
}

/** A user of one municipality has its day; others the latest of the region. */
const onlyOne = ({ municipalities }: Viewer): string =>
  municipalities.length === 1 ? (municipalities[0] ?? '') : 'REGION';
