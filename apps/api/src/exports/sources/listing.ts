import { familyView } from '@kurator/family';
import type { Fact, LocalDate } from '@kurator/kernel';
import type { Regulation } from '@kurator/regulation';
import { registrationStays } from '@projections/regional-bank';
import { registerRows, type ListQuestion, type RegisterRow } from '@projections/register-list';

/** A family's rows, and where they stand in each municipality's list. */
export interface Listed {
  readonly rows: readonly RegisterRow[];
  /**
   * The first day of the first stretch that the list meets of the family, by municipality: a family with several
   * stretches (a minor left, it came back) is listed once, where that one stands.
   */
  readonly since: Readonly<Record<string, LocalDate>>;
}

/** @param facts unsealed with the family's own texts */
export function listedOf(
  familyId: string,
  facts: readonly Fact[],
  { regulation, question }: { readonly regulation: Regulation; readonly question: ListQuestion },
): Listed {
  const view = familyView(familyId, facts, regulation);
  const { from, to } = question.span;
  const met = registrationStays(view).filter((stay) => stay.from <= to && stay.to >= from);
  const since: Record<string, LocalDate> = {};
  for (const { from: day, value } of met) since[value.municipality] ??= day;
  return { rows: registerRows(view, question), since };
}
