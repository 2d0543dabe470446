import type { Viewer } from '@kurator/access';
import type { Filter } from '@kurator/read-models';
import { entryOf, type DutyRow } from '@projections/deadlines';
import { emptyPage, notFresh, pageOf, personOrAgency, positionOf, sortOf, territory, wrongParameter } from './lists';
import { isRefusal, type DeadlinesParams, type QueryAnswer } from './queries';
import type { Register } from './register';

const OPEN = new Set(['PENDING_TRIGGER', 'RUNNING', 'OVERDUE', 'NO_TERM', 'CALENDAR_MISSING']);
const SORTS = { effectiveDue: 'dueSort' };

const itemOf = (doc: unknown): Readonly<Record<string, unknown>> => {
  const row = doc as DutyRow;
  return { familyId: row.familyId, ...entryOf(row) };
};

/** Today's open duties are all among those that nothing has ended: an index starts there. */
function statusesOf({ status, on }: DeadlinesParams): Filter {
  if (status === undefined) return {};
  const unsettled = on === undefined && status.every((one) => OPEN.has(one));
  return { status: { in: status }, ...(unsettled ? { settled: { eq: 0 } } : {}) };
}

const filterOf = (register: Register, params: DeadlinesParams, on: string): Filter => ({
  from: { lte: on },
  to: { gt: on },
  ...statusesOf(params),
  ...(params.dueBefore === undefined ? {} : { dueSort: { lt: params.dueBefore } }),
  ...(params.responsible === undefined ? {} : personOrAgency(register, params.responsible, 'responsible')),
});

/**
 * `GET /deadlines`: the duties of the caller's territory judged at the end of a day, the earliest due first and those
 * without a due day last. Without `status` all of them, settled ones too. `municipality=REGION` asks for the ministry's
 * own duties, of which no rule of this register makes any.
 * @returns a page, or 400 (`cursor`, `sort`, position) or 503 READ_MODEL_BEHIND
 */
export async function deadlines(register: Register, params: DeadlinesParams, viewer: Viewer): Promise<QueryAnswer> {
  const behind = await notFresh(register, params.after);
  if (behind) return behind;
  const sort = sortOf(params.sort, SORTS);
  if (sort === null) return wrongParameter('sort');
  const on = params.on ?? register.today(params.municipality ?? 'REGION');
  return register.read(async (store) => {
    const position = await positionOf(store);
    const place = territory(viewer, params.municipality);
    if (place === null || params.municipality === 'REGION') return { ...emptyPage, position, asOf: on };
    const where = { ...place, ...filterOf(register, params, on) };
    const { limit, cursor } = params;
    const page = await pageOf(
      store,
      'duties',
      { where, sort, limit, ...(cursor === undefined ? {} : { cursor }) },
      itemOf,
    );
    return isRefusal(page as QueryAnswer) ? (page as QueryAnswer) : { ...page, position, asOf: on };
  });
}
