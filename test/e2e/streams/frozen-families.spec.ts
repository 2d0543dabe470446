import { leaves } from '@kurator/period';
import { idOf } from '../../support/ids';
import { instantAt, PLACES, type Place } from '../../support/places';
import * as b from '../../acceptance/builders';
import { openDesk, type Desk, type Json } from './desk';

const { irkutsk, irkutsk2 } = PLACES;
let desk: Desk;
const ok = async (as: string, path: string, body: unknown) => {
  const told = await desk.send(as, path, body);
  if (told.status !== 201) throw new Error(`${path}: ${told.text}`);
  return told.json;
};
const command = (at: Place, family: string, name: string, body: Json) =>
  ok(`secretary-${at.key}`, `/families/${idOf(family)}/commands/${name}`, body);
const recognise = (at: Place, family: string, on: string, minors: readonly string[] = [`MIN ${family}`]) =>
  command(at, family, 'recognise-sop', {
    ...{ occurredOn: on, ...b.decided(at, `${family}/1`, on), addresses: [b.homeIn(at)] },
    persons: [b.parent(`REP ${family}`), ...minors.map((one) => b.child(one, '2015-02-11'))],
    subjects: [b.familyOn('FG-11'), ...minors.map((one) => b.minorOn(one, 'MG-01'))],
    ...b.workWith(at, on),
    firstReviewOn: on,
  });
const leave = (at: Place, family: string, on: string, minors: readonly string[] = [`MIN ${family}`]) =>
  command(at, family, 'deregister', {
    ...{ occurredOn: on, ...b.decided(at, `${family}/out`, on), mode: 'PLAIN' },
    subjects: [
      { kind: 'FAMILY', ground: 'FD-06' },
      ...minors.map((one) => ({ kind: 'MINOR', personId: idOf(one), ground: 'MD-05' })),
    ],
  });
const reader = (unit: string) =>
  unit === 'REGION' ? 'ministry' : `operator-${unit === irkutsk.oktmo ? 'irkutsk' : 'irkutsk2'}`;
const get = async (unit: string, path: string) => {
  const { status, json, text } = await desk.get(reader(unit), path);
  return status === 200 ? json : { status, text };
};
const quarter = (unit: string, period: string, version?: number) =>
  get(unit, `/statistics/quarters/${period}?unit=${unit}${version === undefined ? '' : `&version=${version}`}`);
const families = (unit: string, period: string, figure: string, version: number) =>
  get(unit, `/statistics/quarters/${period}/families?unit=${unit}&figure=${figure}&version=${version}&limit=500`);
const submit = async (at: Place, period: string, on: string) => {
  const { families: all, minors } = (await quarter(at.oktmo, period)) as Record<string, Record<string, number>>;
  const four = (one: Record<string, number> | undefined) =>
    Object.fromEntries(['opening', 'in', 'out', 'closing'].map((name) => [name, one?.[name]]));
  await ok(`operator-${at.key}`, `/periods/${at.oktmo}/${period}/submission`, {
    ...{ occurredOn: on, figures: { families: four(all), minors: four(minors) } },
    signedByOfficerId: `off-head-${at.key}`,
  });
};
const summarise = (period: string, on: string) =>
  ok('ministry', `/periods/REGION/${period}/summary`, { occurredOn: on });
const correct = (period: string, on: string) =>
  ok('ministry', `/periods/REGION/${period}/corrections`, { occurredOn: on, reason: 'Поздние решения' });
async function annulRecognition(at: Place, family: string): Promise<void> {
  const path = `/families/${idOf(family)}`;
  const { json } = await desk.get(`secretary-${at.key}`, `${path}/history`);
  const target = (json['items'] as { type: string; eventId: string }[]).find(({ type }) => type === 'recognized-SOP');
  const body = { reason: 'ENTERED_BY_MISTAKE' };
  const { proposalId } = await ok(`secretary-${at.key}`, `${path}/events/${target?.eventId}/annulments`, body);
  await ok(`chair-${at.key}`, `${path}/proposals/${String(proposalId)}/confirmation`, {});
}

/** Every frozen version of the story: how many there are of each unit's quarter. */
const VERSIONS = [
  [irkutsk.oktmo, '2026-Q1', 3],
  [irkutsk2.oktmo, '2026-Q1', 1],
  ['REGION', '2026-Q1', 3],
  [irkutsk.oktmo, '2026-Q2', 1],
  [irkutsk2.oktmo, '2026-Q2', 1],
  ['REGION', '2026-Q2', 1],
] as const;

beforeAll(async () => {
  desk = await openDesk(instantAt(irkutsk, '2026-04-06'), { usersAt: [irkutsk, irkutsk2] });
  await recognise(irkutsk, 'A', '2026-01-20');
  await recognise(irkutsk, 'B', '2026-02-03', ['MIN B', 'MIN2 B']);
  await recognise(irkutsk, 'C', '2026-02-10');
  await recognise(irkutsk2, 'D', '2026-02-17');
  await recognise(irkutsk, 'E', '2026-01-13');
  await leave(irkutsk, 'E', '2026-03-17');
  await submit(irkutsk, '2026-Q1', '2026-04-06');
  desk.moveTo(instantAt(irkutsk, '2026-04-10'));
  await recognise(irkutsk, 'after the report', '2026-03-24');
  await summarise('2026-Q1', '2026-04-10');

  desk.moveTo(instantAt(irkutsk, '2026-05-12'));
  await leave(irkutsk, 'B', '2026-03-31', ['MIN B', 'MIN2 B']);
  await annulRecognition(irkutsk, 'A');
  await command(irkutsk, 'C', 'initiate-transfer', {
    ...{ occurredOn: '2026-05-05', reason: 'Переезд' },
    ...{ toCommissionId: 'kdn-irkutsk2', documentsSent: [], openMeasures: [] },
  });
  await command(irkutsk2, 'C', 'accept-transfer', {
    ...{ occurredOn: '2026-05-12', ...b.decided(irkutsk2, 'C/came', '2026-05-12') },
    subjects: [{ kind: 'FAMILY' }, { kind: 'MINOR', personId: idOf('MIN C') }],
  });
  await correct('2026-Q1', '2026-05-12');

  desk.moveTo(instantAt(irkutsk, '2026-07-06'));
  await submit(irkutsk2, '2026-Q2', '2026-07-06');
  await summarise('2026-Q2', '2026-07-06');
  desk.moveTo(instantAt(irkutsk, '2026-08-11'));
  await recognise(irkutsk, 'very late', '2026-02-24');
  await recognise(irkutsk2, 'very late too', '2026-06-16');
  await correct('2026-Q1', '2026-08-11');
  await leave(irkutsk, 'after the report', '2026-07-14');
}, 90_000);
afterAll(() => desk.close());

describe('the families that a frozen figure counted (architecture decision 16)', () => {
  const each = VERSIONS.flatMap(([unit, period, last]) =>
    Array.from({ length: last }, (_, n) => [unit, period, n + 1] as const),
  );
  type Told = {
    readonly items?: readonly { n: number }[];
    readonly value?: number;
    readonly frozen?: { value: number };
  };
  const sumOf = ({ items = [] }: Told): number => items.reduce((total, { n }) => total + n, 0);
  /** Whether figure, sum of its families and what was published are one number. */
  const agrees = (told: Told, value: number): boolean =>
    [told.value, sumOf(told), told.frozen?.value].every((one) => one === value);
  it.each(each)(
    'of %s in %s are those of version %i, every figure, whatever came since',
    async (unit, period, version) => {
      const frozen = await quarter(unit, period, version);
      expect(frozen).toMatchObject({ version, checksum: expect.any(String) as string });
      const { families: all, minors, structure, indicators } = frozen as Record<string, object>;
      const figures = [...leaves({ families: all, minors, structure, indicators })].filter(
        ([figure, value]) => value !== 0 || figure.startsWith('families.'),
      );
      const differing: string[] = [];
      for (const [figure, value] of figures) {
        const told: Told = await families(unit, period, figure, version);
        if (!agrees(told, value)) differing.push(`${figure}: ${value} was frozen, ${sumOf(told)} is told`);
      }
      expect(differing).toEqual([]);
      expect(figures.some(([, value]) => value > 0)).toBe(true);
    },
  );
  it.each(each)('of %s in %s rest on rows that give the hash of version %i again', async (unit, period, version) => {
    const { frozen } = (await families(unit, period, 'families.closing', version)) as { frozen: Json };
    const { checksum } = await quarter(unit, period, version);
    expect(frozen).toMatchObject({ version, checksum });
    expect(frozen['rowsFromLog']).toEqual(frozen['rows']);
    expect(frozen['rows']).toMatchObject({ families: expect.any(Number) as number });
  });
  it('differ between versions as the corrections said', async () => {
    const closing = async (version: number) => {
      const { items } = (await families(irkutsk.oktmo, '2026-Q1', 'families.closing', version)) as {
        items: { familyId: string }[];
      };
      return items.map(({ familyId }) => familyId).sort();
    };
    const ids = (...names: readonly string[]) => names.map((name) => idOf(name)).sort();
    expect(await closing(1)).toEqual(ids('A', 'B', 'C'));
    expect(await closing(2)).toEqual(ids('C', 'after the report'));
    expect(await closing(3)).toEqual(ids('C', 'after the report', 'very late'));
  });
  it('are not told of a version that there is not, and without a freeze have none', async () => {
    const asked = (version: number, figure = 'families.in') =>
      desk.get(
        'operator-irkutsk',
        `/statistics/quarters/2026-Q1/families?unit=${irkutsk.oktmo}&figure=${figure}&version=${version}`,
      );
    expect((await asked(4)).json).toMatchObject({ status: 404, code: 'PERIOD_VERSION_UNKNOWN' });
    expect((await asked(-1)).json).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
    expect((await asked(0)).json).toMatchObject({ frozen: null });
  });
});

describe('why a figure changed, page by page', () => {
  const path = `/statistics/changes?unit=${irkutsk.oktmo}&figure=families.in&period=2026-Q1&from=2026-04-06`;
  type Page = { items: { familyId: string | null; n: number }[]; nextCursor: string | null; total: number; is: number };
  const page = async (more: string, as = 'operator-irkutsk') =>
    (await desk.get(as, path + more)).json as unknown as Page;
  const walk = async (as: string) => {
    const found: Page['items'][number][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const one: Page = await page(`&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`, as);
      found.push(...one.items);
      cursor = one.nextCursor;
    }
    return found;
  };
  it('shows every family once, in the order of the whole', async () => {
    const whole = await page('&limit=500');
    expect(whole).toMatchObject({ total: 3, nextCursor: null });
    expect(await walk('operator-irkutsk')).toEqual(whole.items);
  });
  it('stays between its positions while facts go on', async () => {
    const first = await page('&limit=1');
    await recognise(irkutsk, 'between two pages', '2026-03-03');
    const second = await page(`&limit=500&cursor=${String(first.nextCursor)}`);
    expect([second.total, second.items.length, second.is]).toEqual([3, 2, first.is]);
    expect((await page('&limit=500')).total).toBe(4);
  });
  it('names no family in its cursor to those who may not see them', async () => {
    const { nextCursor } = await page('&limit=1', 'analyst');
    expect(Buffer.from(String(nextCursor), 'base64url').toString()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    expect((await walk('analyst')).map(({ familyId }) => familyId)).toEqual([null, null, null, null]);
  });
  it.each([
    'x',
    'W10',
    Buffer.from('[null,"zzz",1]').toString('base64url'),
    Buffer.from('[null,null,1]').toString('base64url'),
  ])('refuses the cursor %s that no page gave', async (cursor) =>
    expect(await page(`&cursor=${cursor}`)).toMatchObject({ status: 400, errors: [{ path: 'cursor' }] }),
  );
});
