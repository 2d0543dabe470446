import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiParts } from '../parts';
import { languageOf } from './language';
import { detailsOf, Problem } from './problem';
import { gatheredOf, rulesOf } from './route';

/** Refusals that are recorded besides reads: someone reached for what is not theirs. */
const RECORDED = new Set([
  'FORBIDDEN_ROLE',
  'FORBIDDEN_TERRITORY',
  'INSPECTION_CASE_REQUIRED',
  'FOUR_EYES_REQUIRED',
  'FAMILY_NOT_FOUND',
]);

/**
 * Records a read of personal data or a refusal before the answer leaves (architecture decision 15). It stands where
 * every answer passes, refusals of the hooks included; when the record cannot be made, the data do not leave.
 */
export const auditHook =
  (parts: Pick<ApiParts, 'audit' | 'logger'>) =>
  async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
    const { audit, refusal } = gatheredOf(request);
    const read = rulesOf(request).audited === true && reply.statusCode < 300;
    const refused = refusal !== undefined && RECORDED.has(refusal);
    if (audit === undefined || !(read || refused)) return payload;
    try {
      await parts.audit.record({ ...audit, outcome: refusal ?? 'OK' });
      return payload;
    } catch (error) {
      parts.logger.error({ err: error }, 'audit record failed');
      const problem = new Problem(503, 'AUDIT_UNAVAILABLE');
      const body = JSON.stringify(
        detailsOf(problem, request.url.split('?', 1)[0] ?? '', languageOf(request.headers['accept-language'])),
      );
      reply.code(503).header('content-type', 'application/problem+json; charset=utf-8').removeHeader('content-length');
      return body;
    }
  };
