import { batchOf, clockAt } from '../../faults/load';
import { makeClient, type Client } from '../../support/client';
import { testDirectory } from '../../support/directory';
import { PLACES } from '../../support/places';
import { startServer, type RunningServer } from '../../support/server';

jest.setTimeout(60_000);
const { oktmo, key } = PLACES.mariel;
const SECRETARY = `secretary-${key}`;
let server: RunningServer;
let client: Client;

interface List {
  readonly as: string;
  readonly path: string;
  /** What it can be ordered by, and how an item is told from the others. */
  readonly sorts: readonly string[];
  readonly id: string;
  readonly atLeast: number;
  /** The day that it is of; absent: today. */
  readonly asOf?: string;
}
const list = (path: string, sorts: readonly string[], id: string, rest: Partial<List> = {}): List => ({
  ...{ as: SECRETARY, path, sorts, id, atLeast: 0, ...rest },
});
const LISTS: readonly List[] = [
  list(`/bank/families?municipality=${oktmo}`, ['name', 'registeredOn'], 'familyId', { atLeast: 3 }),
  list(`/deadlines?municipality=${oktmo}&status=RUNNING,OVERDUE,MET,NO_TERM`, ['effectiveDue'], 'ruleKey', {
    atLeast: 6,
  }),
  list(`/journals/kdn-${key}/2026?`, ['no'], 'no', { atLeast: 3 }),
  list(`/requests?municipality=${oktmo}`, ['receivedOn', 'requestNo'], 'requestId'),
  list(`/emergencies?municipality=${oktmo}`, ['openedOn'], 'emergencyId'),
  list(`/statistics/quarters/2026-Q1/families?unit=${oktmo}&figure=families.in`, ['familyId'], 'familyId', {
    atLeast: 3,
    asOf: '2026-03-31',
  }),
  list('/audit?user=nobody', ['at'], 'id', { as: 'inspector' }),
  list(`/audit?user=${SECRETARY}&from=2026-06-01&to=2026-06-01`, ['at'], 'id', { as: 'inspector', atLeast: 3 }),
];

beforeAll(async () => {
  server = await startServer({ directory: testDirectory(), clockStart: clockAt(1) });
  client = makeClient(server.url);
  const answers = await client.ndjson(SECRETARY, batchOf('lists', 3));
  const after = String(answers.at(-1)?.['position']);
  // What is read for the audit; and everything below is at least as fresh.
  for (let n = 0; n < 3; n += 1) await client.get(SECRETARY, '/bank/families', { after });
});
afterAll(() => server.stop());

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly position: string | null;
  readonly asOf: string;
}
const ask = (as: string, path: string) => client.get(as, path, { 'x-inspection-case': 'lists' });
async function pages({ as, path }: List, sort: string, limit: number): Promise<readonly Page[]> {
  const found: Page[] = [];
  for (
    let cursor: string | null = '';
    cursor !== null && found.length < 100;
    cursor = found.at(-1)?.nextCursor ?? null
  ) {
    const { status, json } = await ask(as, `${path}&limit=${limit}&sort=${sort}${cursor && `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    found.push(json as Page);
  }
  return found;
}

describe.each(LISTS.map((one) => [`${one.path} as ${one.as}`, one] as const))('%s', (_name, one) => {
  it('answers with items, nextCursor, total, position and the day that it is of', async () => {
    const { status, json } = await ask(one.as, `${one.path}&limit=500`);
    expect([status, Object.keys(json as object)]).toEqual([
      200,
      expect.arrayContaining(['items', 'nextCursor', 'total', 'position', 'asOf']),
    ]);
    const { items, total, asOf } = json as Page;
    expect([items.length >= one.atLeast, total, asOf]).toEqual([true, items.length, one.asOf ?? '2026-06-01']);
  });
  it.each(['0', '501', 'x'])('refuses limit=%s', async (limit) => {
    const { status, json } = await ask(one.as, `${one.path}&limit=${limit}`);
    expect([status, json]).toMatchObject([400, { code: 'VALIDATION_FAILED', errors: [{ path: 'limit' }] }]);
  });
  it('refuses a cursor that no page gave', async () => {
    const { status, json } = await ask(one.as, `${one.path}&cursor=nonsense`);
    expect([status, json]).toMatchObject([400, { code: 'VALIDATION_FAILED', errors: [{ path: 'cursor' }] }]);
  });
  it('names the orders that it has when it is asked for another', async () => {
    const { status, json } = await ask(one.as, `${one.path}&sort=colour`);
    expect(status).toBe(400);
    for (const sort of one.sorts) expect((json as { allowed: string }).allowed).toContain(sort);
  });
  it.each(one.sorts)('shows all of it page by page by %s, there and back', async (sort) => {
    const [up, down] = [await pages(one, sort, 2), await pages(one, `-${sort}`, 2)];
    const idsOf = (found: readonly Page[]) => found.flatMap(({ items }) => items.map((item) => item[one.id]));
    // Who asks for the audit is in it with each page; these days are asked for as somebody else.
    expect(new Set(up.map(({ total }) => total)).size).toBe(1);
    expect([idsOf(up).length, idsOf(down).length]).toEqual([up[0]?.total, up[0]?.total]);
    expect([...idsOf(down)].sort()).toEqual([...idsOf(up)].sort());
    const valuesOf = (found: readonly Page[]) => found.flatMap(({ items }) => items.map((item) => item[sort]));
    if (valuesOf(up).every((value) => typeof value === 'string'))
      expect(valuesOf(up)).toEqual(valuesOf(down).reverse());
  });
});

describe('a value that there is not', () => {
  it.each([
    ['state', '/bank/families?state=REGISTERED,ZZZ', 'DEREGISTERED'],
    ['ground', '/bank/families?ground=XG-01', 'FG-01'],
    ['level', '/bank/families?level=ZZZ', 'CRISIS'],
    ['status', '/deadlines?status=LATE', 'MET_LATE'],
    ['state', '/emergencies?state=EM_ZZZ', 'EM_VISITED'],
  ])('of %s is refused with those that there are: %s', async (path, url, known) => {
    const { status, json } = await ask(SECRETARY, url);
    expect([status, json]).toMatchObject([400, { code: 'VALIDATION_FAILED', errors: [{ path, constraint: 'oneOf' }] }]);
    expect(JSON.stringify(json)).toContain(known);
  });
});
