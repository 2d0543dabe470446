import type { Viewer } from '@kurator/access';
import { addMonths } from '@kurator/kernel';
import { caseload } from '../../../apps/api/src/queries/caseload';
import { quarter } from '../../../apps/api/src/queries/quarter';
import { TOWNS } from '../../../libs/family/src/testing';
import { everyone, held, reads, register, town, withRegion } from './region-register';

withRegion();

describe('quarter', () => {
  const figures = async (params: object, viewer = everyone) =>
    (await quarter(reads, { quarter: '2026-Q2', unit: 'REGION', masked: false, ...params }, viewer)) as unknown as {
      families: Record<string, number>;
      checks: { holds: boolean }[];
      structure: Record<string, Record<string, number | null>>;
      masked?: string[];
    };
  it('holds its balance and has the shape of the contract', async () => {
    const answer = await figures({});
    expect(answer).toMatchObject({ period: '2026-Q2', unit: 'REGION', status: 'PRELIMINARY', version: 0 });
    expect(answer.checks.map((c) => c.holds)).toEqual([true, true, true]);
    expect(answer.families['in']).toBeGreaterThan(0);
    expect(answer.masked).toBeUndefined();
  });
  it('says the same recalculated, and counts a running quarter up to a day', async () => {
    expect(await figures({ basis: 'RECALCULATED', version: 0 })).toEqual({
      ...(await figures({})),
      status: 'RECALCULATED',
    });
    const [early, whole] = [await figures({ asOf: '2026-04-20' }), await figures({})];
    expect(early.families['in']).toBeLessThan(whole.families['in'] ?? 0);
    expect(early.families['opening']).toBe(whole.families['opening']);
  });
  it('refuses what there is not: another version, a quarter to come, another territory', async () => {
    expect(await figures({ version: 1 })).toMatchObject({ status: 404, code: 'PERIOD_VERSION_UNKNOWN' });
    expect(await figures({ quarter: '2029-Q1' })).toMatchObject({ status: 400, params: { path: 'quarter' } });
    expect(await figures({ basis: 'RECALCULATED', version: 1 })).toMatchObject({
      status: 400,
      params: { path: 'version' },
    });
    expect(await figures({ asOfPosition: '7' })).toMatchObject({ status: 400, params: { path: 'asOfPosition' } });
    expect(await figures({}, town(TOWNS.KOCHKI))).toMatchObject({ status: 403, code: 'FORBIDDEN_TERRITORY' });
  });
  it('hides small cells for roles without personal data', async () => {
    const { structure, masked = [] } = await figures({ masked: true });
    expect(masked.length).toBeGreaterThan(0);
    const cells = Object.values(structure).flatMap((group) => Object.values(group));
    expect(cells.filter((n) => n !== null && n > 0 && n < 5)).toEqual([]);
  });
});

describe('caseload', () => {
  type Load = {
    specialists: Record<string, unknown>[];
    curators: { openCases: number }[];
    unassigned: { families: number }[];
  };
  const load = async (params: object, viewer = everyone) =>
    (await caseload(register, { unit: 'REGION', ...params }, viewer)) as unknown as Load;
  it('adds up to the families on the register or on accompaniment', async () => {
    const { specialists } = await load({ on: '2026-06-01' });
    const rows = await held.store.find('caseload', {
      where: { from: { lte: '2026-06-01' }, to: { gt: '2026-06-01' } },
      limit: 1000,
    });
    const carried = rows.items.filter((row) => row['specialistId'] !== null).length;
    expect(specialists.reduce((n, s) => n + Number(s['openCases']), 0)).toBe(carried);
    expect(carried).toBeGreaterThan(0);
  });
  /** A day on which a specialist of the municipality has a family. */
  const dayIn = async (unit: string): Promise<string> => {
    const { items } = await held.store.find('caseload', { where: { municipality: { eq: unit } }, limit: 1000 });
    return String(items.find((row) => row['specialistId'] !== null)?.['from']);
  };
  it('shows a curator the own families, and nobody else’s', async () => {
    const asked = { on: '2026-06-01' };
    const everybody = await load(asked);
    const curator = (officerId?: string): Viewer => ({
      ...everyone,
      roles: ['CURATOR'],
      ...(officerId === undefined ? {} : { officerId }),
    });
    const own = await load(asked, curator('off-7'));
    expect(own.specialists).toEqual(everybody.specialists.filter((s) => s['specialistId'] === 'off-7'));
    expect(own.curators).toEqual(
      everybody.curators.filter((c) => (c as unknown as { officerId?: string }).officerId === 'off-7'),
    );
    expect([...own.specialists, ...own.curators].length).toBeGreaterThan(0);
    expect(own.unassigned).toEqual([]);
    const span = { from: '2026-03-01', to: '2026-09-30' };
    const over = await load(span, curator('off-7'));
    expect(over.specialists.every((s) => s['specialistId'] === 'off-7')).toBe(true);
    expect(over.specialists).toEqual((await load(span)).specialists.filter((s) => s['specialistId'] === 'off-7'));
    for (const nobody of [curator('off-3'), curator()])
      expect(await load(asked, nobody)).toMatchObject({ specialists: [], curators: [], unassigned: [] });
  });
  it('shows norm fields where the regulation has a norm and null elsewhere', async () => {
    const regulated = await load({ unit: TOWNS.IRKUTSK, on: await dayIn(TOWNS.IRKUTSK) });
    expect(regulated.specialists[0]).toMatchObject({ capacity: 24, overloaded: expect.any(Boolean) as boolean });
    const plain = await load({ unit: TOWNS.KOCHKI, on: await dayIn(TOWNS.KOCHKI) });
    expect(plain.specialists[0]).toMatchObject({
      capacity: null,
      load: null,
      utilisation: null,
      literalBreach: null,
      overloaded: null,
    });
    expect(plain.specialists[0]).not.toHaveProperty('mean');
  });
  it('adds mean, peak and overloaded days for a span', async () => {
    const from = await dayIn(TOWNS.IRKUTSK);
    const { specialists } = await load({ unit: TOWNS.IRKUTSK, from, to: addMonths(from, 9) });
    const expected = {
      mean: expect.any(Number) as number,
      peak: expect.any(Number) as number,
      daysOverloaded: expect.any(Number) as number,
    };
    expect(specialists[0]).toMatchObject(expected);
  });
  it('refuses half a span, a day beside a span, and another territory', async () => {
    expect(await load({ from: '2026-03-01' })).toMatchObject({ status: 400, params: { path: 'to' } });
    expect(await load({ from: '2026-03-01', to: '2026-02-01' })).toMatchObject({ status: 400 });
    expect(await load({ on: '2026-03-01', from: '2026-03-01', to: '2026-04-01' })).toMatchObject({
      status: 400,
      params: { path: 'on' },
    });
    expect(await load({}, town(TOWNS.KOCHKI))).toMatchObject({ status: 403 });
  });
});
