import { refusedUnit, type Viewer } from '@kurator/access';
import type { Histories } from '@kurator/event-log';
import { marksOf } from '@kurator/family';
import { parsePeriodId, periodIdOf, periodStream } from '@kurator/period';
import { notFresh, refusal } from './lists';
import type { PeriodParams, QueryAnswer } from './queries';
import type { Register } from './register';
import { factItem } from './requests';

/** `GET /periods/{unit}-{period}`: what was reported of a period, in the order of the log. */
export async function period(
  { register, histories }: { readonly register: Register; readonly histories: Pick<Histories, 'loadAll'> },
  params: PeriodParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const found = parsePeriodId(params.periodId);
  const known = found !== null && (found.unit === 'REGION' || register.regulation().municipality(found.unit) !== null);
  if (!known) return refusal(404, 'PERIOD_NOT_FOUND', { id: params.periodId });
  const { unit, from, to } = found;
  if (refusedUnit(viewer, unit) !== null) return refusal(403, 'FORBIDDEN_TERRITORY', { unit });
  const behind = await notFresh(register, params.after);
  if (behind) return behind;
  const periodId = periodIdOf(unit, found.period);
  const { facts, revision, position } = await histories.loadAll(periodStream(unit, found.period));
  const marks = marksOf(facts);
  return {
    periodId,
    unit,
    period: found.period,
    from,
    to,
    revision,
    facts: facts.map((fact) => factItem(fact, marks)),
    position,
  };
}
