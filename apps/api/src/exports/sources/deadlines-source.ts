import type { DeadlinesListRow } from '@kurator/forms';
import { ruleTitle, type DeadlineEntry, type Regulation } from '@kurator/regulation';
import { deadlines, type DeadlineSource } from '../../queries/deadlines';
import type { DeadlinesParams } from '../../queries/queries';
import { textOf, type Asked, type Source } from '../source';
import { responsibleOf, unitOf } from './names';
import { LIMIT, queryPages } from './query-pages';

/** A line of `GET /deadlines`. */
type Entry = DeadlineEntry & {
  readonly familyId: string | null;
  readonly unit?: string;
  readonly period?: string;
  readonly requestId?: string;
};

const rowOf =
  (regulation: Regulation) =>
  (entry: Entry): DeadlinesListRow => {
    const { familyId, unit = null, period = null, requestId = null, notBefore = null } = entry;
    const { rule, ruleKey, profileId, clause, status, triggerOn, nominalDue, effectiveDue, metOn, lateWorkingDays } =
      entry;
    return {
      ...{ familyId, unit, period, requestId, rule, ruleKey, profileId, clause, status },
      ...{ title: ruleTitle(ruleKey), triggerOn, nominalDue, effectiveDue, notBefore, metOn, lateWorkingDays },
      responsible: responsibleOf(regulation, entry.responsible),
    };
  };

/** The filters as the query has them; the day stays the same from the first page to the last. */
function paramsOf({ register }: DeadlineSource, { filters }: Asked): DeadlinesParams & { readonly on: string } {
  const { status, on, ...rest } = filters;
  const statuses = textOf(status)?.split(',');
  const day = textOf(on) ?? register.today(textOf(filters['municipality']) ?? 'REGION');
  return { ...(rest as Partial<DeadlinesParams>), ...(statuses && { status: statuses }), on: day, limit: LIMIT };
}

/** The work list as `GET /deadlines` gives it, to its end. */
export const deadlinesSource = (source: DeadlineSource, now: () => string): Source<DeadlinesListRow> => ({
  head: (asked) => ({
    unit: unitOf(source.register.regulation(), textOf(asked.filters['municipality']), asked.viewer.municipalities),
    from: null,
    to: paramsOf(source, asked).on,
    period: null,
    madeAt: now(),
  }),
  pages(asked) {
    const params = paramsOf(source, asked);
    const ask = (cursor: string | undefined) =>
      deadlines(source, { ...params, ...(cursor && { cursor }) }, asked.viewer);
    return queryPages<Entry, DeadlinesListRow>(ask, rowOf(source.register.regulation()));
  },
});
