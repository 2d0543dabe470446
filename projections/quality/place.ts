import type { FamilyView } from '@kurator/family';
import type { LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';

export const REGION = 'REGION';

/** Where the family is at the end of a day; where it first was for a day before. */
export function unitOn({ moments }: FamilyView, on: LocalDate): string | null {
  const moment = moments.findLast((one) => one.on <= on) ?? moments[0];
  return moment?.state.municipality ?? null;
}

/** One thing that happened, for the municipality of that day and for the region. */
export function counted(view: FamilyView, key: string, date: LocalDate, on: LocalDate = date): readonly DatedChange[] {
  const unit = unitOn(view, on);
  return unit === null
    ? []
    : [
        { unit, key, date, n: 1 },
        { unit: REGION, key, date, n: 1 },
      ];
}
