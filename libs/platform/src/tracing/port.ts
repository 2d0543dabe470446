/** Where a span is: 32 and 16 hexadecimal digits, as in the header `traceparent`. */
export interface SpanPlace {
  readonly traceId: string;
  readonly spanId: string;
}
/** What is said of a span. Never personal data, nor ids of families, persons or users. */
export type SpanAttributes = Readonly<Record<string, string | number | string[]>>;

export interface SpanStart {
  readonly name: string;
  readonly serves?: true;
  /** The trace that it begins; a random one when absent. */
  readonly traceId?: string;
  /** Its own id, where others have to know it without being told; random when absent. */
  readonly spanId?: string;
  /** The span that it is a part of, in whose trace it is then. */
  readonly parent?: SpanPlace;
  /** A span of another trace that brought it about. */
  readonly link?: SpanPlace;
  readonly attributes?: SpanAttributes;
  /** Of the machine's clock, ms since 1970; now when absent. */
  readonly at?: number;
}
export interface OpenSpan {
  readonly place: SpanPlace;
  end(attributes?: SpanAttributes, failed?: boolean): void;
}

/** Spans on their way to a collector. Nothing waits for them: a collector that is away costs the spans and nothing else. */
export interface Tracing {
  start(span: SpanStart): OpenSpan;
  /** Of the machine's clock, ms since 1970, with fractions. */
  now(): number;
  /** Sends what is there, within three seconds. */
  close(): Promise<void>;
}

/** Where spans go (`OTEL_EXPORTER_OTLP_ENDPOINT`), as what, and which share of the traces (0 to 1). */
export interface TracingConfig {
  readonly endpoint: string;
  readonly service: string;
  readonly share: number;
}
