import { balanceBroken, differing, frozenPeriod, notEnded } from './submit';

const balance = { opening: 4, in: 2, out: 1, adjustmentsIn: 0, adjustmentsOut: 0, closing: 5 };
const computed = { families: balance, minors: balance };

describe('figures that an institution signs', () => {
  it('are accepted where each is the register’s own', () =>
    expect(differing({ families: { opening: 4, in: 2, out: 1, closing: 5 } }, computed)).toEqual([]));
  it('are named one by one where they are not, minors too', () =>
    expect(differing({ families: { in: 3, closing: 6 }, minors: { out: 0 } }, computed)).toEqual([
      { path: 'figures.families.in', given: 3, computed: 2 },
      { path: 'figures.families.closing', given: 6, computed: 5 },
      { path: 'figures.minors.out', given: 0, computed: 1 },
    ]));
});

describe('a quarter is reported', () => {
  it('when it has ended, not on its last day', () => {
    expect(notEnded('2026-Q1', '2026-03-31')).toMatchObject({ status: 422, code: 'WRONG_STATE' });
    expect(notEnded('2026-Q1', '2026-04-01')).toBeNull();
  });
  it('never with a broken balance', () => {
    const broken = { ...computed, minors: { ...balance, closing: 4 } };
    expect(balanceBroken(computed)).toBeNull();
    expect(balanceBroken(broken)).toMatchObject({
      code: 'BALANCE_BROKEN',
      params: { path: 'figures.minors.closing', given: 5, computed: 4 },
    });
  });
  it('never behind a summary', () =>
    expect(frozenPeriod('2026-Q1')).toMatchObject({
      status: 409,
      code: 'PERIOD_FROZEN',
      params: { period: '2026-Q1' },
    }));
});
