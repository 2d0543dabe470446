import { LogUnavailable, PositionUnknown, StorageFull } from '@kurator/event-log';
import { QueueFull, QueueUnavailable } from '@kurator/jobs';
import { pathOnly, type Logger } from '@kurator/platform';
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

/** Turns whatever was thrown into a problem; null for what nobody expected. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof StorageFull) return new Problem(503, 'STORAGE_FULL');
  if (error instanceof LogUnavailable) return new Problem(503, 'LOG_UNAVAILABLE');
  if (error instanceof QueueFull) return new Problem(503, 'JOBS_FULL');
  if (error instanceof QueueUnavailable) return new Problem(503, 'JOBS_UNAVAILABLE');
  if (error instanceof PositionUnknown) return new Problem(400, 'POSITION_UNKNOWN');
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
