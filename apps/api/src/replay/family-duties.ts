import { familyView, viewLedger } from '@kurator/family';
import { monthOf, type Fact, type LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { dutiesIn, type Regulation } from '@kurator/regulation';
import { dutyChanges } from '@projections/quality';

/** Which of a family's duties are asked about. */
export interface Asked {
  readonly regulation: Regulation;
  /** The day at whose end they are judged; time alone brings none after it. */
  readonly on: LocalDate;
  readonly unit: string;
  /** Whole months in which they are due. */
  readonly span: { readonly from: LocalDate; readonly to: LocalDate };
}

/** `d|2026-05|...` by the month that it names. */
const isDueIn = ({ key }: DatedChange, { from, to }: Asked['span']): boolean => {
  const month = key.slice(2, 9);
  return monthOf(from) <= month && month <= monthOf(to);
};

/** How a family's duties of a unit and a period stood under a regulation, as dated changes (ST-50). */
export function familyDuties(
  familyId: string,
  facts: readonly Fact[],
  { regulation, on, unit, span }: Asked,
): readonly DatedChange[] {
  const view = familyView(familyId, facts, regulation);
  return dutyChanges(view, dutiesIn(viewLedger(view), on)).filter(
    (change) => change.unit === unit && change.date <= on && isDueIn(change, span),
  );
}
