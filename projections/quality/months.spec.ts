import { monthsOf, reachedOn } from './months';

describe('a family-month (spec 4.1.12)', () => {
  it('is reached on the fifteenth day on the register', () =>
    expect(reachedOn([{ from: '2026-02-01', to: '9999-12-31' }], '2026-02')).toBe('2026-02-15'));
  it('is not one where the family came too late or left too early', () => {
    // 20 to 31 January are twelve days; out on 10 November leaves nine.
    expect(reachedOn([{ from: '2026-01-20', to: '2026-11-10' }], '2026-01')).toBeNull();
    expect(reachedOn([{ from: '2026-01-20', to: '2026-11-10' }], '2026-11')).toBeNull();
  });
  it('counts exactly fifteen days, the day of leaving not among them', () => {
    expect(reachedOn([{ from: '2026-01-01', to: '2026-01-16' }], '2026-01')).toBe('2026-01-15');
    expect(reachedOn([{ from: '2026-01-01', to: '2026-01-15' }], '2026-01')).toBeNull();
  });
  it('adds the days of two registrations in one month', () => {
    const stays = [
      { from: '2026-03-20', to: '9999-12-31' },
      { from: '2026-01-01', to: '2026-03-11' },
    ];
    expect(reachedOn(stays, '2026-03')).toBe('2026-03-24');
  });
});

describe('months of a span', () => {
  it('go over the turn of the year', () =>
    expect(monthsOf('2026-11-30', '2027-01-01')).toEqual(['2026-11', '2026-12', '2027-01']));
});
