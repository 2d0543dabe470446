import { familyView, viewLedger } from '@kurator/family';
import type { Fact, LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { dutiesIn, type Regulation } from '@kurator/regulation';
import { dutyChanges } from '@projections/quality';

/** Which of a family's duties are asked about. */
export interface Asked {
  readonly regulation: Regulation;
  /** The last day on which time alone may bring a duty. */
  readonly until: LocalDate;
  readonly unit: string;
  readonly span: { readonly from: LocalDate; readonly to: LocalDate };
}

/** How a family's duties of a unit and a period ended under a regulation, as dated changes (ST-50). */
export function familyDuties(
  familyId: string,
  facts: readonly Fact[],
  { regulation, until, unit, span }: Asked,
): readonly DatedChange[] {
  const view = familyView(familyId, facts, regulation);
  return dutyChanges(view, dutiesIn(viewLedger(view), until)).filter(
    ({ unit: of, date }) => of === unit && span.from <= date && date <= span.to,
  );
}
