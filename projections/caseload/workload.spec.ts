import fc from 'fast-check';
import { addDays, daysBetween } from '@kurator/kernel';
import { world, TOWNS } from '../../libs/family/src/testing';
import { caseTotals, normOf, workload, workloadSpan } from './index';

const norm = normOf(world, TOWNS.IRKUTSK, '2026-06-01');
const counts = (emergency: number, crisis: number, adaptation = 0, base = 0) => ({
  emergency,
  crisis,
  adaptation,
  base,
});

describe('load against capacity (spec 5.3)', () => {
  it.each([
    [counts(6, 0), 1, { load: 24, capacity: 24, utilisation: 1, literalBreach: false, overloaded: false }],
    [counts(7, 0), 1, { load: 28, utilisation: 1.17, literalBreach: true, overloaded: true }],
    [counts(0, 13), 1, { load: 26, literalBreach: true, overloaded: true }],
    [counts(0, 0, 12, 13), 1, { load: 25, utilisation: 1.04, literalBreach: true, overloaded: true }],
    [counts(6, 12, 12, 12), 1, { load: 72, utilisation: 3, literalBreach: false, overloaded: true }],
    [counts(3, 0), 0.5, { load: 12, capacity: 12, utilisation: 1, overloaded: false }],
    [counts(3, 0, 1), 0.5, { load: 13, utilisation: 1.08, overloaded: true }],
    [counts(0, 1), 0.1, { load: 2, capacity: 2.4, utilisation: 0.83, overloaded: false }],
    [counts(0, 0), 0, { load: 0, capacity: 0, utilisation: null, overloaded: false }],
  ])('%j at %s of a post', (carried, fte, expected) => expect(workload(carried, fte, norm)).toMatchObject(expected));

  it('shows nothing of a norm where caseload is not regulated', () => {
    expect(normOf(world, TOWNS.KOCHKI, '2026-06-01')).toBeNull();
    const fields = Object.values(workload(counts(40, 0), 1, null));
    expect(fields).toHaveLength(5);
    expect(fields.every((value) => value === null)).toBe(true);
  });
});

describe('mean, peak and overloaded days of a span', () => {
  const span = { from: '2026-03-01', to: '2026-05-31' };
  const day = fc.integer({ min: -40, max: 130 }).map((n) => addDays(span.from, n));
  const row = fc
    .tuple(
      day,
      fc.option(day, { nil: '9999-12-31' }),
      fc.constantFrom('EMERGENCY', 'CRISIS', 'BASE', 'ADAPTATION', null),
    )
    .filter(([from, to]) => from < to)
    .map(([from, to, weightedLevel]) => ({ from, to, weightedLevel }) as const);

  it('equal a count day by day', () => {
    const WEIGHTS = { EMERGENCY: 4, CRISIS: 2, BASE: 1, ADAPTATION: 1 };
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.constantFrom(0.25, 0.5, 1, 1.5), (rows, fte) => {
        const loads = Array.from({ length: daysBetween(span.from, span.to) + 1 }, (_, n) => {
          const on = addDays(span.from, n);
          const there = rows.filter((r) => r.from <= on && on < r.to);
          return there.reduce((sum, r) => sum + (r.weightedLevel === null ? 0 : WEIGHTS[r.weightedLevel]), 0);
        });
        const result = workloadSpan(rows, fte, span);
        const mean = loads.reduce((a, b) => a + b, 0) / loads.length / (24 * fte);
        const peak = Math.max(...loads) / (24 * fte);
        for (const [shown, exact] of [
          [result.mean, mean],
          [result.peak, peak],
        ] as const)
          expect(Math.abs((shown ?? Number.NaN) - exact)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(result.daysOverloaded).toBe(loads.filter((load) => load > 24 * fte).length);
      }),
    );
  });
});

describe('the three parts of a caseload', () => {
  const one = {
    ...{ specialistId: null, institutionId: null, weightedLevel: null, onAccompaniment: 0, afterwards: 0 },
    ...{ curatorAgencyId: null, curatorOfficerId: null, families: 1 },
  };
  it('count a family once for its specialist, whatever institution it came through', () => {
    const cases = [
      { ...one, specialistId: 'off-2', institutionId: 'soc-1', weightedLevel: 'CRISIS' as const, families: 3 },
      { ...one, specialistId: 'off-2', institutionId: 'soc-2', weightedLevel: 'CRISIS' as const, families: 2 },
      { ...one, specialistId: 'off-2', institutionId: 'soc-1' },
    ];
    expect(caseTotals(cases).specialists).toMatchObject([
      { specialistId: 'off-2', crisis: 5, unlevelled: 1, openCases: 6 },
    ]);
  });
  it('name families on accompaniment without specialist by institution, and no others', () => {
    const cases = [{ ...one, institutionId: 'soc-1', onAccompaniment: 1, families: 4 }, one];
    expect(caseTotals(cases).unassigned).toEqual([{ institutionId: 'soc-1', families: 4 }]);
  });
  it('show who is only watched afterwards apart, without weight, and with no curator (5.3)', () => {
    const cases = [
      { ...one, specialistId: 'off-2', weightedLevel: 'BASE' as const, onAccompaniment: 1 },
      { ...one, specialistId: 'off-2', curatorAgencyId: 'soc-1', afterwards: 1, families: 2 },
    ];
    expect(caseTotals(cases)).toMatchObject({
      specialists: [{ specialistId: 'off-2', base: 1, unlevelled: 0, openCases: 1, afterwards: 2 }],
      curators: [],
      unassigned: [],
    });
  });
  it('count open cases of each curator: an agency, or an officer of it', () => {
    const cases = [
      { ...one, curatorAgencyId: 'soc-1', families: 2 },
      { ...one, curatorAgencyId: 'soc-1', curatorOfficerId: 'off-7', families: 3 },
      one,
    ];
    expect(caseTotals(cases).curators).toEqual([
      { agencyId: 'soc-1', openCases: 2 },
      { agencyId: 'soc-1', officerId: 'off-7', openCases: 3 },
    ]);
  });
});
