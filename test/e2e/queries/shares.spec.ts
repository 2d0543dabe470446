import { addDays, quarterSpan } from '@kurator/kernel';
import { leaves } from '@kurator/period';
import { quarterFigures } from '@projections/quarterly-summary';
import { countsOfStore } from '../../../apps/api/src/figures';
import { figureFamilies } from '../../../apps/api/src/queries/figure-families';
import { quarter } from '../../../apps/api/src/queries/quarter';
import { TOWNS } from '../../../libs/family/src/testing';
import { everyone, held, reads, town, withRegion } from './region-register';

withRegion();
const UNITS = ['REGION', TOWNS.IRKUTSK, TOWNS.KOCHKI];

type Page = { items: { familyId: string; n: number }[]; nextCursor: string | null; total: number; value: number };
const ask = async (params: object) =>
  (await figureFamilies(
    reads,
    { quarter: '2026-Q2', unit: 'REGION', figure: 'families.in', limit: 500, ...params },
    everyone,
  )) as unknown as Page;

describe('families behind figures', () => {
  it.each(['2026-Q1', '2026-Q3'])('add up to every figure of %s, in units and the region', async (period) => {
    const differing: string[] = [];
    let asked = 0;
    for (const unit of UNITS) {
      const figures = (await quarter(reads, { quarter: period, unit, masked: false }, everyone)) as object;
      const { families, minors, structure, indicators } = figures as Record<string, object>;
      for (const [figure, value] of leaves({ families, minors, structure, indicators })) {
        const page = await ask({ quarter: period, unit, figure });
        const sum = page.items.reduce((total, { n }) => total + n, 0);
        asked += 1;
        if (page.value !== value || sum !== value) differing.push(`${unit} ${figure}: ${sum} of ${value}`);
      }
    }
    expect(asked).toBeGreaterThan(150);
    expect(differing).toEqual([]);
  });

  it('are paged without gap or repetition', async () => {
    const whole = await ask({ figure: 'families.closing' });
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Page = await ask({
        figure: 'families.closing',
        limit: 7,
        ...(cursor === undefined ? {} : { cursor }),
      });
      seen.push(...page.items.map(({ familyId }) => familyId));
      cursor = page.nextCursor;
    }
    expect(whole.total).toBeGreaterThan(14);
    expect(seen).toEqual(whole.items.map(({ familyId }) => familyId));
  });

  it('are not told of another territory, nor of figures that there are not', async () => {
    const elsewhere = await figureFamilies(
      reads,
      { quarter: '2026-Q2', unit: 'REGION', figure: 'families.in', limit: 5 },
      town(TOWNS.KOCHKI),
    );
    expect(elsewhere).toMatchObject({ status: 403 });
    for (const figure of ['families', 'families.outByGround', 'structure.name.x', 'indicators.ST-99', '..'])
      expect(await ask({ figure })).toMatchObject({ status: 400, params: { path: 'figure' } });
  });
});

describe('rows of families', () => {
  it('tell every unit what its sums say', async () => {
    const { from, to } = quarterSpan('2026-Q2');
    for (const unit of UNITS) {
      const totals = new Map<string, number>();
      for await (const { changes } of held.store.toldBy({ unit, keyPrefixes: ['f|'] }))
        for (const { key, date, n } of changes)
          if (key.startsWith('f|') && date >= from && date <= to) totals.set(key, (totals.get(key) ?? 0) + n);
      const stored = await held.store.sums({ unit, keyPrefix: 'f|', after: addDays(from, -1), upTo: to });
      expect(new Map([...totals].filter(([, n]) => n !== 0))).toEqual(stored);
    }
    expect(
      quarterFigures(await countsOfStore(held.store, { unit: 'REGION', span: { from, to } })).families.in,
    ).toBeGreaterThan(0);
  });
});
