import type { Viewer } from '@kurator/access';
import { compliance as figuresOf } from '@projections/quality';
import { complianceSums } from '../figures/compliance-sums';
import { shownPosition } from '../figures';
import { notFresh, refusedFigures, wrongParameter } from './lists';
import type { ComplianceParams, QueryAnswer } from './queries';
import type { Register } from './register';
import { periodSpan } from './spans';

/**
 * `GET /statistics/compliance`: how the duties of a unit that were due in a period ended, and the other figures of
 * process and quality (ST-50 to ST-54, ST-56 to ST-59), from what is known now. Running terms are not counted.
 * @returns figures, or 400 for a period that has not begun, 403 for another territory, 503 READ_MODEL_BEHIND
 */
export async function compliance(register: Register, params: ComplianceParams, viewer: Viewer): Promise<QueryAnswer> {
  const { unit, period } = params;
  const refused = refusedFigures(viewer, unit) ?? (await notFresh(register, params.after));
  if (refused) return refused;
  const span = periodSpan(period);
  const today = register.today(unit);
  if (span.from > today) return wrongParameter('period');
  return register.read((store) =>
    store.snapshot(async (reads) => {
      const position = await shownPosition(reads);
      const figures = figuresOf(await complianceSums(reads, { unit, span }, today));
      const profile = register.regulation().profileOf(unit, span.to)?.profileId ?? null;
      return { period, unit, profile, ...figures, position };
    }),
  );
}
