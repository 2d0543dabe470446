import { pathOnly } from '@kurator/platform';
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

/** The outcome to record, or null when this answer needs no record. */
function outcomeOf(request: FastifyRequest, reply: FastifyReply): string | null {
  const { refusal } = gatheredOf(request);
  if (refusal !== undefined) return RECORDED.has(refusal) ? refusal : null;
  return rulesOf(request).audited === true && reply.statusCode < 300 ? 'OK' : null;
}

/**
 * Records a read of personal data or a refusal before the answer leaves (architecture decision 15). It stands where
 * every answer passes, refusals of the hooks included; when the record cannot be made, the data do not leave.
 */
export const auditHook =
  (parts: Pick<ApiParts, 'audit' | 'logger'>) =>
  async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
    const { audit } = gatheredOf(request);
    const outcome = outcomeOf(request, reply);
    if (audit === undefined || outcome === null) return payload;
    try {
      await parts.audit.record({ ...audit, outcome });
      return payload;
    } catch (error) {
      parts.logger.error({ err: error }, 'audit record failed');
      return withheld(request, reply);
    }
  };

/** Replaces the answer: no audit record, no data. */
function withheld(request: FastifyRequest, reply: FastifyReply): string {
  const language = languageOf(request.headers['accept-language']);
  reply.code(503).header('content-type', 'application/problem+json; charset=utf-8').removeHeader('content-length');
  return JSON.stringify(detailsOf(new Problem(503, 'AUDIT_UNAVAILABLE'), pathOnly(request.url), language));
}
