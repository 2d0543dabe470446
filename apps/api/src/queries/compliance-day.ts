import type { Viewer } from '@kurator/access';
import type { LocalDate } from '@kurator/kernel';
import { notFresh, refusedFigures, wrongParameter } from './lists';
import type { ComplianceParams, QueryRefusal } from './queries';
import type { Register } from './register';
import { periodSpan } from './spans';

interface Reads {
  readonly register: Register;
}

/** The day at whose end it is judged: today, or an earlier one that is asked for. */
export function dayOf({ register }: Reads, { unit, asOf }: Pick<ComplianceParams, 'unit' | 'asOf'>): LocalDate {
  const today = register.today(unit);
  return asOf !== undefined && asOf < today ? asOf : today;
}

/** Why a period of a unit is not answered. */
export async function refusedPeriod(
  { register }: Reads,
  params: Pick<ComplianceParams, 'unit' | 'asOf' | 'period' | 'after'>,
  viewer: Viewer,
): Promise<QueryRefusal | null> {
  const refused = refusedFigures(viewer, params.unit) ?? (await notFresh(register, params.after));
  if (refused) return refused;
  return periodSpan(params.period).from > dayOf({ register }, params) ? wrongParameter('period') : null;
}
