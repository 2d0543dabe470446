import { familyView, viewLedger } from '@kurator/family';
import type { Fact, LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { dutiesIn, type Regulation } from '@kurator/regulation';
import { dutyChanges } from '@projections/quality';

/** How a family's duties ended, under a regulation and up to a day, as dated changes (ST-50). */
export function familyDuties(
  familyId: string,
  facts: readonly Fact[],
  { regulation, until }: { readonly regulation: Regulation; readonly until: LocalDate },
): readonly DatedChange[] {
  const view = familyView(familyId, facts, regulation);
  return dutyChanges(view, dutiesIn(viewLedger(view), until));
}
