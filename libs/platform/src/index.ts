export * from './built-file';
export * from './clock';
export * from './config';
export * from './logger';
export * from './management';
export * from './metrics';
export * from './refused';
export { openTracing } from './tracing/open';
export type { OpenSpan, SpanPlace, Tracing, TracingConfig } from './tracing/port';
