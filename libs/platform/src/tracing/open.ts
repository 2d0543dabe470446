import type { Logger } from '../logger';
import type { Tracing, TracingConfig } from './port';

/**
 * Opens the way to the collector. OpenTelemetry is loaded only when there is one.
 * @returns null without a collector
 */
export async function openTracing(config: TracingConfig | null, logger: Logger): Promise<Tracing | null> {
  if (config === null) return null;
  const { openOtlp } = await import('./otlp.js');
  return openOtlp(config, logger);
}
