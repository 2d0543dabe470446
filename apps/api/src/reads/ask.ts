import type { Viewer } from '@kurator/access';
import { refusedUnit } from '@kurator/access';
import type { Infer } from '@kurator/kernel';
import type { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../http/language';
import { Problem } from '../http/problem';
import { gatheredOf, viewerOf } from '../http/route';
import { isRefusal, type QueryAnswer, type QueryBody } from '../queries/queries';
import type { PARAMS, QueryName } from './params';
import { parseParams } from './parse-params';

/** What a controller hands to a query: checked parameters, the freshness asked for, the user. */
export interface Asked<N extends QueryName> {
  readonly params: Infer<(typeof PARAMS)[N]>;
  readonly after: { readonly after?: string };
  readonly viewer: Viewer;
}

/** Checks the parameters and notes them for the audit, without personal values. @throws Problem 400 */
export function asked<N extends QueryName>(request: FastifyRequest, name: N): Asked<N> {
  const given = { ...(request.query as object), ...(request.params as object) };
  const params = parseParams(name, given, languageOf(request.headers['accept-language']));
  const gathered = gatheredOf(request);
  if (gathered.audit) gathered.audit = { ...gathered.audit, query: withoutSearch(params) };
  const after = request.headers['after'];
  return { params, after: typeof after === 'string' ? { after } : {}, viewer: viewerOf(request) };
}

/** A text that was searched for may be a name: only that there was a search is kept. */
function withoutSearch(params: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  const { q, familyId: _family, ...rest } = params;
  return { ...(rest as Record<string, string | number | boolean>), ...(q === undefined ? {} : { searched: true }) };
}

/**
 * A parameter that names several values, separated by commas.
 * @throws Problem 400 for one that is none of those that there are
 */
export function severalOf(
  path: string,
  list: string | undefined,
  values: readonly string[],
): readonly string[] | undefined {
  const named = list?.split(',');
  if (named === undefined || named.every((value) => values.includes(value))) return named;
  throw new Problem(400, 'VALIDATION_FAILED', { params: { path, allowed: values.join(', ') } });
}

/** @throws Problem 403 for figures of a unit outside the user's territory */
export function demandUnit(viewer: Viewer, unit: string): void {
  const refusal = refusedUnit(viewer, unit);
  if (refusal !== null) throw new Problem(403, refusal);
}

/** Sends a query over the bus and its answer to the client. @throws Problem for a refusal */
export async function answer(
  bus: QueryBus,
  query: object,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const result = await bus.execute<object, QueryAnswer>(query);
  if (isRefusal(result)) throw new Problem(result.status, result.code, { params: result.params });
  noteFamilies(request, result);
  // A job that was begun for the question answers it later.
  const begun = typeof result === 'object' && Object.keys(result).join() === 'jobId';
  await reply
    .code(begun ? 202 : 200)
    .type('application/json; charset=utf-8')
    .send(typeof result === 'string' ? result : JSON.stringify(result));
}

/** Notes for the audit whom an answer is about: a list of families is a read of each of them. */
export function noteFamilies(request: FastifyRequest, body: QueryBody): void {
  const gathered = gatheredOf(request);
  if (typeof body === 'string' || gathered.audit === undefined || !Array.isArray(body['items'])) return;
  const ids = (body['items'] as readonly { readonly familyId?: unknown }[]).map((item) => item.familyId);
  const families = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  if (families.length > 0) gathered.audit = { ...gathered.audit, families };
}
