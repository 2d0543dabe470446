import { LEVEL_WEIGHT } from '@kurator/family';
import type { LocalDate } from '@kurator/kernel';
import type { Regulation } from '@kurator/regulation';
import type { Carried } from './case-totals';

export type Counts = Pick<Carried, 'emergency' | 'crisis' | 'adaptation' | 'base'>;

/** Families at the same time per full-time specialist (IRKUTSK 37, OKTYABRSKY 6.5). */
export interface Norm {
  readonly EMERGENCY: number;
  readonly CRISIS: number;
  readonly ADAPTATION_AND_BASE: number;
}
/** Load against capacity, in units of which a full-time specialist has {@link CAPACITY}. All null without a norm. */
export interface Workload {
  readonly load: number | null;
  readonly capacity: number | null;
  /** Two decimals. */
  readonly utilisation: number | null;
  readonly literalBreach: boolean | null;
  readonly overloaded: boolean | null;
}

/** Load units of a full-time specialist: the families of the lightest level (spec 5.3). */
export const CAPACITY = 24;
/** Thousandths of a post: whole numbers, so that nothing is compared rounded. */
const MILLI = 1000;
export const milliCapacity = (fte: number): number => CAPACITY * Math.round(fte * MILLI);

/** The norm that governs a municipality on a day; null where caseload is not regulated. */
export function normOf(regulation: Regulation, municipality: string, on: LocalDate): Norm | null {
  const param = regulation.profileOf(municipality, on)?.params['caseloadNorms'];
  return param === undefined || param === 'NOT_REGULATED' ? null : (param.value as Norm);
}

/** W = 4e + 2c + ab (spec 5.3). */
export const loadOf = ({ emergency, crisis, adaptation, base }: Counts): number =>
  emergency * LEVEL_WEIGHT.EMERGENCY +
  crisis * LEVEL_WEIGHT.CRISIS +
  adaptation * LEVEL_WEIGHT.ADAPTATION +
  base * LEVEL_WEIGHT.BASE;

/** A quotient with two decimals; null over nothing. */
export const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 100) / whole) / 100;

/** `W > K`, compared as integers (spec 5.3). */
export const isOverloaded = (load: number, fte: number): boolean => load * MILLI > milliCapacity(fte);

const breached = ({ emergency, crisis, adaptation, base }: Counts, norm: Norm): boolean =>
  emergency > norm.EMERGENCY || crisis > norm.CRISIS || adaptation + base > norm.ADAPTATION_AND_BASE;

const UNREGULATED: Workload = {
  ...{ load: null, capacity: null, utilisation: null, literalBreach: null, overloaded: null },
};

/**
 * A specialist's load at the end of a day (spec 5.3): overload (`W > K`) beside the literal norm.
 * @param fte share of a full post, 1 is full time
 */
export function workload(counts: Counts, fte: number, norm: Norm | null): Workload {
  if (norm === null) return UNREGULATED;
  const load = loadOf(counts);
  return {
    load,
    capacity: milliCapacity(fte) / MILLI,
    utilisation: ratio(load * MILLI, milliCapacity(fte)),
    literalBreach: breached(counts, norm),
    overloaded: isOverloaded(load, fte),
  };
}
