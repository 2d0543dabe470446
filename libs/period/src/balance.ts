/** Units of account of the register (CG-41): counted side by side, never added. */
export type Who = 'families' | 'minors';
export const WHO = ['families', 'minors'] as const;

/** The movement of one unit of account in a quarter (ST-01 to ST-05); what else is counted of it stands beside. */
export interface Balance {
  readonly opening: number;
  readonly in: number;
  readonly out: number;
  /** Signed: what later knowledge added to, or took from, the entries of quarters that are frozen (spec 8.5). */
  readonly adjustmentsIn: number;
  readonly adjustmentsOut: number;
  readonly closing: number;
}
export type Balances = Readonly<Record<Who, Balance>>;

/** Entries and exits from the beginning up to a day. */
export interface Flows {
  readonly in: number;
  readonly out: number;
}
export type FlowTotals = Readonly<Record<Who, Flows>>;

/** What a frozen quarter hands on to the next: its closing balance, and the flows behind it. */
export interface Carried {
  readonly closing: Readonly<Record<Who, number>>;
  /** Up to the frozen quarter's last day, as they were known at the freeze. */
  readonly flows: FlowTotals;
}

function carriedInto<B extends Balance>(counted: B, before: Flows, closing: number, frozen: Flows): B {
  return {
    ...counted,
    opening: closing,
    adjustmentsIn: before.in - frozen.in,
    adjustmentsOut: before.out - frozen.out,
  };
}

/**
 * The legal figures of a quarter (spec 8.5): the opening balance is the frozen closing balance of the quarter before, and
 * what was recorded since about frozen quarters stands in the adjustments, as the signed difference between the flows of
 * now and the frozen ones. Without a freeze before, the figures are what was counted.
 * @param counted figures as the register counts them
 * @param before flows up to the day before the quarter, as they are known now
 */
export function chained<F extends Balances>(counted: F, before: FlowTotals, carried: Carried | null): F {
  if (carried === null) return counted;
  const one = (who: Who): Balance => carriedInto(counted[who], before[who], carried.closing[who], carried.flows[who]);
  return { ...counted, families: one('families'), minors: one('minors') };
}

/** Where opening + adjustments + in - out is not the closing balance that was counted (ST-05). */
export function brokenBalance(
  figures: Balances,
): { readonly who: Who; readonly expected: number; readonly counted: number } | null {
  for (const who of WHO) {
    const { opening, adjustmentsIn, adjustmentsOut, in: entered, out, closing } = figures[who];
    const expected = opening + adjustmentsIn - adjustmentsOut + entered - out;
    if (expected !== closing) return { who, expected, counted: closing };
  }
  return null;
}
