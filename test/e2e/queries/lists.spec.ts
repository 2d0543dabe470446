import { emptyHistory } from '@kurator/event-log';
import { familyAt, minorsOf } from '@kurator/family';
import { nameIndex } from '../../../apps/api/src/queries/name-index';
import { bank } from '../../../apps/api/src/queries/bank';
import { caseload } from '../../../apps/api/src/queries/caseload';
import { deadlines } from '../../../apps/api/src/queries/deadlines';
import { quarter } from '../../../apps/api/src/queries/quarter';
import { played, sent, TOWNS, world } from '../../../libs/family/src/testing';
import { idOf, rendered, writeAll } from '../../contract/figures/region';
import { everyone, held, region, reads, register, TODAY, town, withRegion } from './region-register';

withRegion();
/** A register whose directory has no stream: its units owe from the first registration on. */
const NO_STREAMS = { load: (stream: string) => Promise.resolve(emptyHistory(stream)) };
const names = nameIndex(register);
const ask = async (params: object, viewer = everyone) =>
  (await bank({ register, names }, { limit: 500, ...params }, viewer)) as {
    items: { familyId: string; name: string; municipality: string; minors: number; state: string; grounds: string[] }[];
    total: number;
    nextCursor: string | null;
    asOf: string;
  };

/** One family with a name of its own, from number 1000 on. */
async function writeNamed(n: number, last: string, first: string, patronymic?: string): Promise<void> {
  const name = { last, first, ...(patronymic === undefined ? {} : { patronymic }) };
  const persons = [{ personId: idOf(n), role: 'KR-01', name, birthDate: '1990-01-01' }];
  const facts = played([sent('report', { persons, municipality: TOWNS.KOCHKI }, '2026-02-02')], { profile: 'KOCHKI' });
  await writeAll(held.store, held.epoch, [rendered(idOf(n), facts)]);
  for (const listener of held.listeners) listener({ changedIn: () => [idOf(n)] });
}

/** Families that somebody had reported or recognised by then. */
const inBank = (on: string): number =>
  [...region.families].filter(([id, facts]) => familyAt(id, facts, world, { asOf: on }).episodes.length > 0).length;

describe('bank list', () => {
  it('shows every family once, as its facts say it stands today', async () => {
    const { items, total, asOf } = await ask({});
    const families = inBank(TODAY);
    expect([total, items.length, asOf]).toEqual([families, families, TODAY]);
    for (const item of items) {
      const state = familyAt(item.familyId, region.families.get(item.familyId) ?? [], world, { asOf: TODAY });
      const expected = {
        state: state.episodes.at(-1)?.main,
        municipality: state.municipality,
        minors: minorsOf(state, TODAY).length,
      };
      expect(item).toMatchObject(expected);
    }
  });

  it('shows a day of the past', async () => {
    const on = '2026-05-15';
    const { items, total } = await ask({ asOf: on });
    expect(total).toBe(inBank(on));
    for (const item of items) {
      const state = familyAt(item.familyId, region.families.get(item.familyId) ?? [], world, { asOf: on });
      expect(item).toMatchObject({ state: state.episodes.at(-1)?.main, minors: minorsOf(state, on).length });
    }
  });

  it('pages through all of them, each once, and refuses a cursor that no page gave', async () => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await ask({ limit: 7, ...(cursor ? { cursor } : {}) });
      expect(page.total).toBe(inBank(TODAY));
      seen.push(...page.items.map((i) => i.familyId));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(inBank(TODAY));
    expect(seen).toHaveLength(inBank(TODAY));
    expect(await ask({ cursor: 'made-up' })).toEqual({
      status: 400,
      code: 'VALIDATION_FAILED',
      params: { path: 'cursor' },
    });
    expect(await ask({ sort: 'birthDate' })).toMatchObject({
      status: 400,
      params: { path: 'sort', allowed: 'name, -name, registeredOn, -registeredOn' },
    });
  });

  it('goes by the day of registration both ways, page by page, in the region, a municipality and a ground', async () => {
    type Dated = { registeredOn: string | null; familyId: string };
    const walk = async (params: object): Promise<readonly (string | null)[]> => {
      const seen: Dated[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await ask({ ...params, limit: 11, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...(page.items as unknown as Dated[]));
        cursor = page.nextCursor;
      }
      expect(new Set(seen.map(({ familyId }) => familyId)).size).toBe(seen.length);
      return seen.map(({ registeredOn }) => registeredOn);
    };
    for (const part of [{}, { municipality: TOWNS.KOCHKI }, { ground: 'MG-05' }]) {
      const whole = (await ask(part)).items as unknown as Dated[];
      const days = whole.map(({ registeredOn }) => registeredOn ?? '').sort();
      expect(days.filter((day) => day !== '').length).toBeGreaterThan(2);
      expect((await walk({ ...part, sort: 'registeredOn' })).map((day) => day ?? '')).toEqual(days);
      expect((await walk({ ...part, sort: '-registeredOn' })).map((day) => day ?? '')).toEqual([...days].reverse());
    }
  });

  it('filters by state, ground and curator as the whole list says', async () => {
    const all = (await ask({})).items;
    const registered = await ask({ state: ['REGISTERED'] });
    expect(registered.total).toBe(all.filter((i) => i.state === 'REGISTERED').length);
    expect(registered.total).toBeGreaterThan(0);
    const byGround = await ask({ ground: 'MG-05' });
    expect(byGround.total).toBe(all.filter((i) => i.grounds.includes('MG-05')).length);
    expect(byGround.total).toBeGreaterThan(0);
    const officer = await ask({ curator: 'off-7' });
    expect(
      officer.items.every((i) => (i as unknown as { curator: { officerId: string } }).curator.officerId === 'off-7'),
    ).toBe(true);
    expect(officer.total).toBeGreaterThan(0);
  });

  it('stays within the territory: another municipality matches nothing', async () => {
    const own = await ask({}, town(TOWNS.KOCHKI));
    expect(own.total).toBeGreaterThan(0);
    expect(own.items.every((i) => i.municipality === TOWNS.KOCHKI)).toBe(true);
    expect(await ask({ municipality: TOWNS.MARIEL }, town(TOWNS.KOCHKI))).toMatchObject({
      items: [],
      total: 0,
      nextCursor: null,
    });
    expect((await ask({}, town(TOWNS.KOCHKI, TOWNS.MARIEL))).total).toBeGreaterThan(own.total);
  });

  it('finds families by name as people type it, also those written after the first search', async () => {
    const found = async (q: string, viewer = everyone) => (await ask({ q }, viewer)).items.map((i) => i.name).sort();
    expect(await found('Зверьков')).toEqual([]);
    await writeNamed(1000, 'Зверькова', 'Алёна', 'Петровна');
    await writeNamed(1001, 'Зверьков', 'Пётр');
    await writeNamed(1002, 'Зимина', 'Алёна', 'Юрьевна');
    const [alena, petr, zimina] = ['Зверькова Алёна Петровна', 'Зверьков Пётр', 'Зимина Алёна Юрьевна'];
    expect(await found('зверькова алена')).toEqual([alena]);
    expect(await found('Алёна Зверькова')).toEqual([alena]);
    expect(await found('Зверькова А.П.')).toEqual([alena]);
    expect(await found('Зверькова Ю')).toEqual([]);
    expect(await found('зверкьова')).toEqual([alena]);
    expect(await found('Звер')).toEqual([petr, alena]);
    expect(await found('Звер Петр')).toEqual([]);
    expect(await found('петр зверьков')).toEqual([petr, alena].filter((n) => n === petr));
    expect(await found('алена')).toEqual([alena, zimina]);
    expect(await found('алена', town(TOWNS.MARIEL))).toEqual([]);
  });
});

describe('freshness', () => {
  it.each([
    ['BEHIND', 503, 'READ_MODEL_BEHIND'],
    ['UNKNOWN', 400, 'POSITION_UNKNOWN'],
  ] as const)('%s read models are %i %s in every query', async (freshness, status, code) => {
    held.freshness = freshness;
    const after = '17';
    const answers = [
      await ask({ after }),
      await deadlines({ register, histories: NO_STREAMS }, { after, limit: 5 }, everyone),
      await quarter(reads, { after, quarter: '2026-Q1', unit: 'REGION', masked: false }, everyone),
      await caseload(register, { after, unit: 'REGION' }, everyone),
    ];
    held.freshness = 'FRESH';
    for (const answer of answers) expect(answer).toMatchObject({ status, code });
  });
});

describe('work list', () => {
  type List = { items: { status: string; familyId: string; effectiveDue: string | null }[]; total: number };
  const list = async (params: object, viewer = everyone) =>
    (await deadlines({ register, histories: NO_STREAMS }, { limit: 500, ...params }, viewer)) as unknown as List;
  it('lists overdue duties by due day, and today like any named day', async () => {
    const today = await list({ status: ['OVERDUE', 'RUNNING'] });
    expect(today.total).toBeGreaterThan(0);
    const dues = today.items.map((i) => i.effectiveDue ?? '9999');
    expect(dues).toEqual([...dues].sort());
    expect((await list({ status: ['OVERDUE', 'RUNNING'], on: TODAY })).total).toBe(today.total);
    expect(today.items.filter((i) => i.status === 'OVERDUE').every((i) => (i.effectiveDue ?? '') < TODAY)).toBe(true);
  });
  const STATUSES = ['RUNNING', 'OVERDUE', 'MET', 'MET_LATE', 'NO_TERM', 'PENDING_TRIGGER', 'CANCELLED'];
  /** The list without a choice of statuses, a page after the other. */
  async function wholeList(on: string | undefined): Promise<List['items']> {
    const items: List['items'] = [];
    for (let cursor: string | undefined; ;) {
      const page = (await list({ on, ...(cursor === undefined ? {} : { cursor }) })) as List & { nextCursor: string };
      items.push(...page.items);
      if (page.nextCursor === null) return items;
      cursor = page.nextCursor;
    }
  }
  it.each([undefined, '2026-02-20', '2026-03-31', '2026-04-01', '2026-06-15'])(
    'of any choice of statuses shows those of the whole list that stand so (%s)',
    async (on) => {
      const whole = await wholeList(on);
      expect(whole.some(({ status }) => status === 'OVERDUE')).toBe(true);
      expect(whole.some(({ status }) => status === 'RUNNING')).toBe(true);
      for (let chosen = 1; chosen < 2 ** STATUSES.length; chosen += 1) {
        const status = STATUSES.filter((_, bit) => (chosen & (1 << bit)) !== 0);
        const { total, items } = await list({ on, status });
        const expected = whole.filter((item) => status.includes(item.status));
        expect([status, total, items.map((item) => item.status)]).toEqual([
          ...[status, expected.length],
          expected.slice(0, items.length).map((item) => item.status),
        ]);
      }
    },
  );
  it('takes only what is due before a day, of one municipality', async () => {
    const before = await list({ dueBefore: '2026-04-01', municipality: TOWNS.MARIEL });
    expect(before.total).toBeGreaterThan(0);
    expect(before.items.every((i) => i.effectiveDue !== null && i.effectiveDue < '2026-04-01')).toBe(true);
    expect(await list({ municipality: TOWNS.MARIEL }, town(TOWNS.KOCHKI))).toMatchObject({ items: [], total: 0 });
  });
});
