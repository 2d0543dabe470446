import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { pathOnly } from '@kurator/platform';
import helmet from 'helmet';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiModule } from '../api.module';
import { useDocs } from '../openapi/use-docs';
import type { ApiParts } from '../parts';
import { useTracing } from '../tracing/http';
import { useWeb } from '../web/use-web';
import { accessHook } from './access-hook';
import { auditHook } from './audit-hook';
import { MAX_BODY, useBodyParsers } from './body-parsers';
import { languageOf } from './language';
import { nestLogger } from './nest-logger';
import { detailsOf, Problem } from './problem';
import { problemOf, ProblemFilter } from './problem.filter';

const CSP = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  // On an intranet without TLS the browser must not rewrite addresses to https.
  upgradeInsecureRequests: null,
};

/** Builds the HTTP application over its parts; it does not listen yet. */
export async function createApp(parts: ApiParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    frameworkErrors: badAddress,
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.over(parts), adapter, {
    bodyParser: false,
    logger: nestLogger(parts.logger),
    forceCloseConnections: false,
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  fastify.addHook('onRequest', secured());
  useBodyParsers(fastify);
  if (parts.tracing) useTracing(fastify, parts.tracing);
  fastify.addHook('onRequest', accessHook(parts));
  fastify.addHook('onSend', auditHook(parts));
  fastify.addHook('onResponse', measure(parts));
  fastify.addHook('preClose', sweeping(fastify));
  app.useGlobalFilters(new ProblemFilter(parts.logger));
  useDocs(app, parts.useCases);
  await useWeb(fastify);
  return app;
}

/** The headers that protect a page, worked out once: the library's plugin for this server does it for every request. */
function secured() {
  const protect = helmet({ contentSecurityPolicy: { directives: CSP } });
  return (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void =>
    protect(request.raw, reply.raw, (error) => done(error instanceof Error ? error : undefined));
}

/** A connection kept alive becomes idle only when its last answer has left, which may be long after the close began. */
const sweeping =
  ({ server }: FastifyInstance) =>
  (done: () => void): void => {
    if (server.listening) {
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      server.once('close', () => clearInterval(sweep));
    }
    done();
  };

/** An address that is no URL never reaches a route; it is refused like everything else (`api.md` Errors). */
function badAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error) ?? new Problem(400, 'VALIDATION_FAILED');
  const details = detailsOf(problem, pathOnly(request.url), languageOf(request.headers['accept-language']));
  void reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(details));
}

const measure =
  ({ metrics, logger }: Pick<ApiParts, 'metrics' | 'logger'>) =>
  (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.request({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    logger.debug(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  };
