import { covers, type FamilyView, type Interval } from '@kurator/family';
import type { LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { accompanimentStays } from '@projections/caseload';
import { quarterlySummary } from '@projections/quarterly-summary';
import { registrationStays } from '@projections/regional-bank';
import { dayBefore, FLOWS, NOTHING, OPENING, totalsOf, type Counts, type Question } from './counts';

/** What one family adds to the figures of any unit and span: the same as the read models hold of it. */
export interface Contribution {
  readonly changes: readonly DatedChange[];
  readonly stays: readonly Interval<{ readonly municipality: string; readonly minors: number }>[];
  readonly accompanied: readonly Interval<{ readonly municipality: string; readonly episodes: number }>[];
}
export const contributionOf = (view: FamilyView): Contribution => ({
  changes: quarterlySummary.render(view).changes ?? [],
  stays: registrationStays(view),
  accompanied: accompanimentStays(view),
});

/** Units whose figures the family has ever been in, the region left out. */
export const unitsOf = ({ changes }: Contribution): ReadonlySet<string> =>
  new Set(changes.map(({ unit }) => unit).filter((unit) => unit !== 'REGION'));

function sums(changes: readonly DatedChange[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { key, n } of changes) found.set(key, (found.get(key) ?? 0) + n);
  for (const [key, n] of found) if (n === 0) found.delete(key);
  return found;
}

const within = <T extends { readonly municipality: string }>(
  stays: readonly Interval<T>[],
  unit: string,
  on: LocalDate,
): T | undefined =>
  stays.find((stay) => covers(stay, on) && (unit === 'REGION' || stay.value.municipality === unit))?.value;

const isFlow = ({ key }: DatedChange): boolean => key.startsWith('f|') || key.startsWith('q|');

/** A family's share in what {@link countsOfStore} counts. */
export function countsOfFamily({ changes, stays, accompanied }: Contribution, { unit, span }: Question): Counts {
  const own = changes.filter((change) => change.unit === unit && change.date <= span.to);
  if (own.length === 0) return NOTHING;
  const before = dayBefore(span);
  const earlier = own.filter(({ date }) => date <= before);
  const stay = within(stays, unit, span.to);
  return {
    opening: sums(earlier.filter(({ key }) => OPENING.some((one) => one === key))),
    flows: sums(own.filter((change) => change.date > before && isFlow(change))),
    stocks: sums(own.filter(({ key }) => key.startsWith('s|'))),
    closing: {
      families: stay === undefined ? 0 : 1,
      minors: stay?.minors ?? 0,
      accompaniment: within(accompanied, unit, span.to)?.episodes ?? 0,
    },
    before: totalsOf(sums(earlier.filter(({ key }) => FLOWS.includes(key)))),
  };
}
