import { diag, DiagLogLevel, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from '../logger';
import { within } from '../rest';
import type { OpenSpan, SpanPlace, SpanStart, Tracing, TracingConfig } from './port';

/** A stop of the process does not wait longer for a collector that is away. */
const CLOSES_WITHIN_MS = 3000;

/** Random ids, unless the span that is started next has its own. Starting is synchronous, so "next" is never another's. */
function chosenIds() {
  const random = new RandomIdGenerator();
  let next: Pick<SpanStart, 'traceId' | 'spanId'> = {};
  return {
    choose: (ids: typeof next) => void (next = ids),
    generateTraceId: () => next.traceId ?? random.generateTraceId(),
    generateSpanId: () => next.spanId ?? random.generateSpanId(),
  };
}

const contextOf = (place: SpanPlace) => ({ ...place, traceFlags: TraceFlags.SAMPLED, isRemote: true });
const now = (): number => performance.timeOrigin + performance.now();

function providerOf({ endpoint, service, share }: TracingConfig, idGenerator: ReturnType<typeof chosenIds>) {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  return new TracerProvider({
    idGenerator,
    resource: resourceFromAttributes({ 'service.name': service }),
    // Judged by the id of the trace alone, so that every process keeps the same traces.
    sampler: new TraceIdRatioBasedSampler(share),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
}

/** Sends spans as OTLP over HTTP, JSON. */
export function openOtlp(config: TracingConfig, logger: Logger): Tracing {
  const say = (text: string): void => logger.warn({ endpoint: config.endpoint, said: text }, 'traces are not taken');
  const silent = (): void => undefined;
  diag.setLogger({ error: say, warn: silent, info: silent, debug: silent, verbose: silent }, DiagLogLevel.ERROR);
  const ids = chosenIds();
  const provider = providerOf(config, ids);
  const tracer = provider.getTracer('kurator');
  return {
    now,
    start({ name, serves, parent, link, attributes = {}, at = now(), ...own }): OpenSpan {
      ids.choose(own);
      const options = {
        startTime: at,
        kind: serves ? SpanKind.SERVER : SpanKind.INTERNAL,
        attributes,
        links: link ? [{ context: contextOf(link) }] : [],
      };
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, contextOf(parent)) : ROOT_CONTEXT;
      const span = tracer.startSpan(name, options, context);
      const { traceId, spanId } = span.spanContext();
      return {
        place: { traceId, spanId },
        end(said = {}, failed = false) {
          span.setAttributes(said);
          if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end(now());
        },
      };
    },
    async close() {
      const sent = provider.shutdown().catch((error: unknown) => say(String(error)));
      if ((await within(CLOSES_WITHIN_MS, sent, 'late')) === 'late') say('the collector does not answer');
    },
  };
}
