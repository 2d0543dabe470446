import type { Figures, Movement, QuarterSums } from './figures';

/** A balance that has to hold (ST-05, ST-18): what the flows lead to against what was counted. */
export interface Check {
  readonly check: string;
  readonly of: 'families' | 'minors' | 'accompaniment';
  readonly holds: boolean;
  /** Opening + adjustments + in - out. */
  readonly expected: number;
  /** Counted on the last day. */
  readonly counted: number;
  readonly note?: string;
}
type Balance = Pick<Movement, 'opening' | 'in' | 'out' | 'closing'> &
  Partial<Pick<Movement, 'adjustmentsIn' | 'adjustmentsOut'>>;

function check(id: string, of: Check['of'], balance: Balance): Check {
  const adjusted = (balance.adjustmentsIn ?? 0) - (balance.adjustmentsOut ?? 0);
  const expected = balance.opening + adjusted + balance.in - balance.out;
  return { check: id, of, holds: expected === balance.closing, expected, counted: balance.closing };
}

/** Opening + in - out = closing (spec 8.2): families and, in a line of its own, minors; then accompaniment. */
export const balanceChecks = (figures: Figures, stocks: QuarterSums['stocks']): readonly Check[] => [
  check('ST-05', 'families', figures.families),
  check('ST-05', 'minors', figures.minors),
  check('ST-18', 'accompaniment', {
    ...(figures.indicators['ST-18'] as unknown as Balance),
    closing: stocks.get('s|accompaniment') ?? 0,
  }),
];
