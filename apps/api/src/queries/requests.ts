import type { Viewer } from '@kurator/access';
import type { Histories } from '@kurator/event-log';
import { marksOf, type Marks } from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import type { Filter } from '@kurator/read-models';
import type { RequestRow } from '@projections/requests';
import { emptyPage, notFresh, pageOf, positionOf, refusal, sortOf, territory, unknownSort } from './lists';
import { isRefusal, type QueryAnswer, type RequestParams, type RequestsParams } from './queries';
import type { Register } from './register';
import { requestItem } from './request-rows';

const SORTS = { receivedOn: 'receivedOn', requestNo: 'requestNo' };

const filterOf = ({ fromAgency, from, to }: RequestsParams, on: string): Filter => ({
  receivedOn: { lte: to !== undefined && to < on ? to : on, ...(from === undefined ? {} : { gte: from }) },
  ...(fromAgency === undefined ? {} : { fromAgencyId: { eq: fromAgency } }),
});

/** `GET /requests`: requests for information of the caller's territory, as they stood at the end of a day. */
export async function requests(register: Register, params: RequestsParams, viewer: Viewer): Promise<QueryAnswer> {
  const behind = await notFresh(register, params.after);
  if (behind) return behind;
  const sort = sortOf(params.sort, SORTS);
  if (sort === null) return unknownSort(SORTS);
  const on = params.on ?? register.today(params.municipality ?? 'REGION');
  return register.read(async (store) => {
    const position = await positionOf(store);
    const place = territory(viewer, params.municipality);
    if (place === null) return { ...emptyPage, position, asOf: on };
    const { limit, cursor } = params;
    const where = { ...place, annulled: { eq: 0 }, ...filterOf(params, on) };
    const query = { where, sort, limit, ...(cursor === undefined ? {} : { cursor }) };
    const regulation = register.regulation();
    const page = await pageOf(store, 'requests', query, (doc) =>
      requestItem(doc as unknown as RequestRow, regulation, on),
    );
    return isRefusal(page as QueryAnswer) ? (page as QueryAnswer) : { ...page, position, asOf: on };
  });
}

/** One event of a request or a period as its readers see it, marked where it was corrected (spec 3.4 O). */
export const factItem = (
  { eventId, type, revision, occurredOn, recordedAt, actor, data }: Fact,
  marks: ReadonlyMap<string, Marks>,
) => ({
  eventId,
  type,
  revision,
  occurredOn,
  recordedAt,
  actor,
  data,
  annulledBy: marks.get(eventId)?.annulledBy ?? null,
  correctedBy: marks.get(eventId)?.correctedBy ?? null,
});

/** `GET /requests/{id}`: one request with everything that was recorded of it; 404 outside the territory. */
export async function request(
  { register, histories }: { readonly register: Register; readonly histories: Pick<Histories, 'loadAll'> },
  params: RequestParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const behind = await notFresh(register, params.after);
  if (behind) return behind;
  const requestId = params.requestId.toLowerCase();
  return register.read(async (store) => {
    const position = await positionOf(store);
    const [row] = (await store.get('requests', [requestId])) as unknown as readonly RequestRow[];
    const seen =
      row !== undefined && (viewer.municipalities === '*' || viewer.municipalities.includes(row.municipality));
    const on = params.on ?? register.today(row?.municipality ?? 'REGION');
    if (!seen || row.receivedOn > on) return refusal(404, 'REQUEST_NOT_FOUND', { id: requestId });
    const { facts, revision } = await histories.loadAll(`request-${requestId}`);
    const marks = marksOf(facts);
    const known = facts.filter(({ occurredOn }) => occurredOn <= on).map((fact) => factItem(fact, marks));
    return { ...requestItem(row, register.regulation(), on), revision, facts: known, position, asOf: on };
  });
}
