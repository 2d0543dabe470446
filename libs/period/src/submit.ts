import { quarterSpan, reject, type LocalDate, type Rejection } from '@kurator/kernel';
import { brokenBalance, WHO, type Balance, type Balances } from './balance';

/** The figures that an institution signs; what it leaves out is not judged. */
export type Given = {
  readonly families: Partial<Balance>;
  readonly minors?: Partial<Balance>;
};
/** A figure that is not the register's, by its path in the body. */
export interface Differing {
  readonly path: string;
  readonly given: number;
  readonly computed: number;
}

/** Every figure given that the register counts otherwise. */
export function differing(given: Given, computed: Balances): readonly Differing[] {
  return WHO.flatMap((who) =>
    Object.entries(given[who] ?? {}).flatMap(([name, value]) => {
      const own = computed[who][name as keyof Balance];
      return value === own ? [] : [{ path: `figures.${who}.${name}`, given: value, computed: own }];
    }),
  );
}

/** A report is of a quarter that has ended (spec 3.3, C43). */
export const notEnded = (period: string, on: LocalDate): Rejection | null =>
  on > quarterSpan(period).to ? null : reject('WRONG_STATE', { needed: 'quarter end', period }, 'occurredOn');

/** A summary of the quarter, or anything frozen of a later one, closes it: the chain of balances must not break behind it. */
export const frozenPeriod = (period: string): Rejection => ({ ...reject('PERIOD_FROZEN', { period }), status: 409 });

/** ST-05 has to hold before anything is reported (spec 8.2: hard). */
export function balanceBroken(computed: Balances): Rejection | null {
  const broken = brokenBalance(computed);
  if (broken === null) return null;
  const { who, expected, counted } = broken;
  return reject('BALANCE_BROKEN', { path: `figures.${who}.closing`, given: expected, computed: counted });
}
