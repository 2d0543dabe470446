import fc from 'fast-check';
import { brokenBalance, chained, type Balance, type Balances, type FlowTotals } from './balance';
import { carriedFrom } from './frozen';

const balance = (opening: number, entered: number, out: number): Balance => ({
  ...{ opening, in: entered, out, adjustmentsIn: 0, adjustmentsOut: 0 },
  closing: opening + entered - out,
});
const both = <T>(one: T): { families: T; minors: T } => ({ families: one, minors: one });
const flows = (entered: number, out: number): FlowTotals => both({ in: entered, out });

describe('a quarter linked to the frozen one before', () => {
  const frozen = { figures: both(balance(10, 4, 1)), flows: flows(40, 27) };

  it('is what was counted where nothing is frozen before', () => {
    const counted = both(balance(13, 2, 1));
    expect(chained(counted, flows(40, 27), null)).toBe(counted);
  });
  it('opens with the frozen closing balance and tells late facts apart', () => {
    // Since the freeze: two late entries and one late exit of frozen days.
    const { families } = chained(both(balance(14, 2, 1)), flows(42, 28), carriedFrom(frozen));
    expect(families).toEqual({ opening: 13, adjustmentsIn: 2, adjustmentsOut: 1, in: 2, out: 1, closing: 15 });
  });
  it('signs an entry that was annulled', () => {
    const { families } = chained(both(balance(12, 0, 0)), flows(39, 27), carriedFrom(frozen));
    expect(families).toMatchObject({ opening: 13, adjustmentsIn: -1, adjustmentsOut: 0, closing: 12 });
  });
  it('keeps its balance whatever was recorded late, quarter after quarter', () => {
    const quarter = fc.record({
      in: fc.nat(9),
      out: fc.nat(9),
      lateIn: fc.integer({ min: -3, max: 5 }),
      lateOut: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(quarter, { minLength: 1, maxLength: 8 }), (quarters) => {
        let [entered, left] = [100, 0];
        let carried: ReturnType<typeof carriedFrom> | null = null;
        for (const one of quarters) {
          entered += one.lateIn;
          left += one.lateOut;
          const before = flows(entered, left);
          const legal: Balances = chained(both(balance(entered - left, one.in, one.out)), before, carried);
          expect(brokenBalance(legal)).toBeNull();
          if (carried) expect(legal.families.opening).toBe(carried.closing.families);
          entered += one.in;
          left += one.out;
          expect(legal.families.closing).toBe(entered - left);
          carried = carriedFrom({ figures: legal, flows: flows(entered, left) });
        }
      }),
    );
  });
});

describe('ST-05', () => {
  it('names the unit of account that does not add up', () => {
    const figures = { families: balance(1, 2, 0), minors: { ...balance(5, 1, 1), closing: 6 } };
    expect(brokenBalance(figures)).toEqual({ who: 'minors', expected: 5, counted: 6 });
  });
  it('counts adjustments, each with its sign', () => {
    const adjusted = { opening: 4, in: 1, out: 2, adjustmentsIn: -1, adjustmentsOut: 1, closing: 1 };
    expect(brokenBalance(both(adjusted))).toBeNull();
  });
});
