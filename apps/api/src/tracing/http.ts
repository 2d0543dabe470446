import type { OpenSpan, SpanPlace, Tracing } from '@kurator/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { request as underWay } from './appends';
import { traceOf } from './ids';

const PARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** What the caller says that the request is a part of (W3C Trace Context). */
function callerOf({ headers }: FastifyRequest): SpanPlace | null {
  const [, traceId, spanId] = PARENT.exec(String(headers['traceparent'] ?? '')) ?? [];
  return traceId && spanId ? { traceId, spanId } : null;
}

/** A command's trace is its own; any other request is in its caller's. */
function placed(request: FastifyRequest) {
  const caller = callerOf(request);
  const traceId = traceOf(request.headers['idempotency-key']);
  if (traceId !== null) return { traceId, ...(caller ? { link: caller } : {}) };
  return caller ? { parent: caller } : {};
}

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'unknown';

/** Makes every request a span, named by its route and never by its address; questions about health are none. */
export function useTracing(fastify: FastifyInstance, tracing: Tracing): void {
  const spans = new WeakMap<FastifyRequest, OpenSpan>();
  fastify.addHook('onRequest', (request: FastifyRequest, _reply: FastifyReply, done: () => void) => {
    const route = routeOf(request);
    if (!route.startsWith('/health')) {
      const attributes = { 'http.request.method': request.method, 'http.route': route };
      spans.set(
        request,
        tracing.start({ ...placed(request), name: `${request.method} ${route}`, serves: true, attributes }),
      );
    }
    done();
  });
  // Only here: what was begun before the body had arrived would not be continued after it.
  fastify.addHook('preHandler', (request: FastifyRequest, _reply: FastifyReply, done: () => void) => {
    const span = spans.get(request);
    if (span) underWay.run(span, done);
    else done();
  });
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    spans.get(request)?.end({ 'http.response.status_code': reply.statusCode }, reply.statusCode >= 500);
    done();
  });
}
