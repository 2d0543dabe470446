import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, quarterSpan, type LocalDate } from '@kurator/kernel';
import { covers } from '@kurator/family';
import { balanceChecks, quarterFigures, type Figures } from '@projections/quarterly-summary';
import type { LoadableStore } from '@kurator/read-models';
import { openRegion, randomRegion, rendered, writeAll } from './region';
import { TOWNS } from '../../../libs/family/src/testing';
import { ageOn, endOf, minorsIn, recount, type DayEnd, type Move, type Recounted } from './recount';

const QUARTERS = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1', '2027-Q2', '2028-Q1'];
const FAMILIES = 300;
const region = randomRegion(FAMILIES, 20261122);
const counted = [...region.families.values()].map(recount);
const units = [...new Set(counted.flatMap(({ days }) => days.map((d) => d.municipality)))].sort();

const held = { dir: '', store: null as unknown as LoadableStore };
beforeAll(async () => {
  held.dir = mkdtempSync(join(tmpdir(), 'figures-'));
  held.store = await openRegion(held.dir, 'once');
  const epoch = await held.store.acquire();
  await writeAll(
    held.store,
    epoch,
    [...region.families].map(([id, facts]) => rendered(id, facts)),
  );
});
afterAll(async () => {
  await held.store.close();
  rmSync(held.dir, { recursive: true, force: true });
});

const inUnit = (unit: string, municipality: string): boolean => unit === 'REGION' || unit === municipality;
const here = (unit: string, on: LocalDate) =>
  counted.flatMap((family) => {
    const day = endOf(family, on);
    return day && inUnit(unit, day.municipality) ? [day] : [];
  });
const registeredHere = (unit: string, on: LocalDate) => here(unit, on).filter((d) => d.registered.size > 0);

async function readFigures(unit: string, quarter: string) {
  const { from, to } = quarterSpan(quarter);
  const before = addDays(from, -1);
  const { store } = held;
  const where = { ...(unit === 'REGION' ? {} : { municipality: { eq: unit } }), from: { lte: to }, to: { gt: to } };
  const rows = await store.countBy('registrations', ['minors'], where);
  const accompanied = await store.countBy('accompaniments', ['episodes'], where);
  const stocks = await store.sums({ unit, keyPrefix: 's|', after: null, upTo: to });
  const figures = quarterFigures({
    opening: await store.sums({ unit, keyPrefix: 's|', after: null, upTo: before }),
    flows: new Map([
      ...(await store.sums({ unit, keyPrefix: 'f|', after: before, upTo: to })),
      ...(await store.sums({ unit, keyPrefix: 'q|', after: before, upTo: to })),
    ]),
    stocks,
    closing: {
      families: rows.reduce((n, row) => n + row.n, 0),
      minors: rows.reduce((n, row) => n + row.n * Number(row.key[0]), 0),
      accompaniment: accompanied.reduce((n, row) => n + row.n * Number(row.key[0]), 0),
    },
  });
  return { figures, stocks };
}

const movesIn = (unit: string, quarter: string, who: Move['who'], way: Move['way']): readonly Move[] => {
  const { from, to } = quarterSpan(quarter);
  return counted
    .flatMap(({ moves }: Recounted) => moves)
    .filter((m) => m.who === who && m.way === way && inUnit(unit, m.unit) && m.on >= from && m.on <= to)
    .filter((m) => unit !== 'REGION' || m.transfer !== true);
};
const tally = (values: readonly string[]): Record<string, number> =>
  values.reduce<Record<string, number>>((sums, value) => ({ ...sums, [value]: (sums[value] ?? 0) + 1 }), {});
const nonZero = (cells: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(cells).filter(([, n]) => n !== 0));

function expectMovement(figures: Figures, unit: string, quarter: string, who: Move['who']): void {
  const ins = movesIn(unit, quarter, who, 'in');
  const outs = movesIn(unit, quarter, who, 'out');
  const { from, to } = quarterSpan(quarter);
  const size = (on: LocalDate) =>
    registeredHere(unit, on).reduce((n, day) => n + (who === 'families' ? 1 : minorsIn(day).length), 0);
  expect(figures[who]).toMatchObject({
    opening: size(addDays(from, -1)),
    in: ins.length,
    inFirst: ins.filter((m) => !m.repeated && !m.transfer).length,
    inTransfer: ins.filter((m) => m.transfer).length,
    inRepeated: ins.filter((m) => m.repeated).length,
    out: outs.length,
    outTransfer: outs.filter((m) => m.transfer).length,
    outPositive: outs.filter((m) => m.ground === 'FD-06' || m.ground === 'MD-05').length,
    outByGround: tally(outs.filter((m) => !m.transfer).map((m) => m.ground as string)),
    closing: size(to),
  });
}

describe('figures against an independent recount', () => {
  it('has something to count: every way in and out, repeated registrations and several municipalities', () => {
    const all = counted.flatMap(({ moves }) => moves);
    expect(units.length).toBeGreaterThan(2);
    for (const who of ['families', 'minors'] as const)
      for (const way of ['in', 'out'] as const)
        expect(all.filter((m) => m.who === who && m.way === way).length).toBeGreaterThan(20);
    const types = [...region.families.values()].flat().map((fact) => fact.type);
    for (const type of ['event-annulled', 'event-corrected'])
      expect(types.filter((one) => one === type).length).toBeGreaterThan(40);
    expect(all.some((m) => m.who === 'families' && m.repeated)).toBe(true);
    expect(all.some((m) => m.who === 'minors' && m.repeated)).toBe(true);
    expect(counted.some(({ days }) => days.some(({ watched }) => watched))).toBe(true);
  });

  it.each(QUARTERS)('movement of %s in every unit and the region', async (quarter) => {
    for (const unit of [...units, 'REGION']) {
      const { figures } = await readFigures(unit, quarter);
      expectMovement(figures, unit, quarter, 'families');
      expectMovement(figures, unit, quarter, 'minors');
    }
  });

  it.each(QUARTERS)('opening + in - out = closing in %s, for families, minors and accompaniment', async (quarter) => {
    for (const unit of [...units, 'REGION']) {
      const { figures, stocks } = await readFigures(unit, quarter);
      expect(balanceChecks(figures, stocks).filter((c) => !c.holds)).toEqual([]);
    }
  });

  it.each(QUARTERS)('structure at the end of %s', async (quarter) => {
    const { to } = quarterSpan(quarter);
    const groups = [
      '0-2',
      '0-2',
      '0-2',
      '3-6',
      '3-6',
      '3-6',
      '3-6',
      ...Array<string>(7).fill('7-13'),
      ...Array<string>(4).fill('14-17'),
    ];
    for (const unit of [...units, 'REGION']) {
      const { structure } = (await readFigures(unit, quarter)).figures;
      const days = registeredHere(unit, to);
      expect(structure['ground']).toEqual(tally(days.flatMap((d) => [...new Set([...d.registered.values()].flat())])));
      const ages = days.flatMap((d) => minorsIn(d).map((id) => ageOn(d.born.get(id) as string, to)));
      expect(nonZero(structure['ageGroup'] ?? {})).toEqual(tally(ages.map((age) => groups[age] ?? '18+')));
      expect(nonZero(structure['level'] ?? {})).toEqual(tally(days.map((d) => d.levels.at(-1) ?? 'NONE')));
    }
  });
});

describe('rows against the recount on any day', () => {
  const DAYS = Array.from({ length: 60 }, (_, n) => addDays('2025-12-28', n * 13));
  it.each(DAYS)('bank and caseload on %s', async (on) => {
    const where = { from: { lte: on }, to: { gt: on } };
    const ofHolders = { ...where, holder: { eq: 1 } };
    const bank = await held.store.find('bank', { where: ofHolders, limit: 10_000 });
    expect(bank.items.every((row) => covers(row as never, on))).toBe(true);
    const ids = [...region.families.keys()];
    const expected = counted.flatMap((family, n) => {
      const day = family.hidden ? undefined : endOf(family, on);
      const one = day && {
        ...{ familyId: ids[n], municipality: day.municipality, level: day.levels.at(-1) ?? null },
        ...{ registered: day.registered.size > 0 ? 1 : 0, minorsRegistered: minorsIn(day).length },
        grounds: [...new Set([...day.registered.values()].flat())].sort(),
      };
      return one ? [one] : [];
    });
    const byId = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>) =>
      String(a['familyId']).localeCompare(String(b['familyId']));
    expect([...bank.items].map((row) => ({ ...row })).sort(byId)).toMatchObject(expected.sort(byId));
    expect(await held.store.count('bank', ofHolders)).toBe(expected.length);
    const all = (await held.store.find('caseload', { where, limit: 10_000 })).items;
    const cases = all.filter((c) => c['afterwards'] === 0);
    const carried = counted.flatMap((family) => {
      const day = endOf(family, on);
      return day && (day.registered.size > 0 || day.levels.length > 0) ? [day] : [];
    });
    expect(
      tally(cases.map((c) => `${String(c['level'])}/${String(c['specialistId'])}/${String(c['curatorAgencyId'])}`)),
    ).toEqual(
      tally(
        carried.map(
          (d) => `${d.levels.at(-1) ?? 'null'}/${String(carrierOf(d))}/${String(d.curator?.agencyId ?? null)}`,
        ),
      ),
    );
    const watched = counted.filter((family) => {
      const day = endOf(family, on);
      return day?.watched === true && day.registered.size === 0 && day.levels.length === 0;
    });
    expect(all.length - cases.length).toBe(watched.length);
  });
});

/** In the town of OKTYABRSKY the curator's officer is the specialist (spec 5.3). */
const carrierOf = ({ municipality, curator, specialist }: DayEnd): string | null =>
  municipality === TOWNS.OKTYABRSKY && curator?.officerId !== undefined ? curator.officerId : specialist;
