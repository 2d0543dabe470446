import { LogUnavailable, PositionUnknown, StorageFull } from '@kurator/event-log';
import { QueueFull, QueueUnavailable } from '@kurator/jobs';
import { pathOnly, type Logger } from '@kurator/platform';
import { ReadModelsBuilding, StoreUnavailable } from '@kurator/read-models';
import { SharedStoreAway } from '@kurator/shared-store';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './language';
import { detailsOf, Problem } from './problem';
import { gatheredOf } from './route';

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'VALIDATION_FAILED',
  404: 'NOT_FOUND',
  413: 'BODY_TOO_LARGE',
  415: 'MEDIA_TYPE_UNSUPPORTED',
};

/** What the parts of the machine throw. */
const BY_ERROR: readonly (readonly [kind: abstract new (...args: never[]) => Error, status: number, code: string])[] = [
  [StorageFull, 503, 'STORAGE_FULL'],
  [LogUnavailable, 503, 'LOG_UNAVAILABLE'],
  [StoreUnavailable, 503, 'READ_MODELS_UNAVAILABLE'],
  [SharedStoreAway, 503, 'SHARED_STORE_UNAVAILABLE'],
  [QueueFull, 503, 'JOBS_FULL'],
  [QueueUnavailable, 503, 'JOBS_UNAVAILABLE'],
  [PositionUnknown, 400, 'POSITION_UNKNOWN'],
];

/** How often it is worth while to ask how far they are, s. */
const BUILDING_AGAIN = 5;
const building = ({ done, total }: ReadModelsBuilding): Problem =>
  new Problem(503, 'READ_MODEL_BUILDING', {
    params: { done, total },
    headers: { 'retry-after': String(BUILDING_AGAIN) },
  });

/** Turns whatever was thrown into a problem; null for what nobody expected. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof ReadModelsBuilding) return building(error);
  const known = BY_ERROR.find(([kind]) => error instanceof kind);
  if (known) return new Problem(known[1], known[2]);
  const status = statusOf(error);
  const code = BY_STATUS[status];
  return code === undefined ? null : new Problem(status, code);
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
}

/** Every refusal leaves as `application/problem+json` in the language asked for. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error) ?? this.unexpected(error, request);
    if (reply.sent) return;
    gatheredOf(request).refusal = problem.code;
    void reply
      .code(problem.status)
      .headers(problem.headers)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(detailsOf(problem, pathOnly(request.url), languageOf(request.headers['accept-language']))));
  }

  private unexpected(error: unknown, request: FastifyRequest): Problem {
    this.logger.error({ requestId: request.id, err: error, path: pathOnly(request.url) }, 'unexpected error');
    return new Problem(500, 'INTERNAL', { params: { requestId: request.id } });
  }
}
