import { ConfigRefused } from '../refused';
import type { TracingConfig } from './port';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads where spans go: the variables and their meaning are OpenTelemetry's own.
 * @returns null when there is no collector: nothing is loaded or measured then
 * @throws ConfigRefused
 */
export function tracingOf(env: Environment): TracingConfig | null {
  const endpoint = env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (!endpoint) return null;
  if (!/^https?:\/\/[^/]/.test(endpoint) || !URL.canParse(endpoint))
    throw new ConfigRefused(
      'OTEL_EXPORTER_OTLP_ENDPOINT должен быть адресом вида http://узел:4318',
      'OTEL_EXPORTER_OTLP_ENDPOINT must be an address like http://host:4318',
    );
  return { endpoint, service: env['OTEL_SERVICE_NAME'] || 'kurator', share: shareOf(env['OTEL_TRACES_SAMPLER_ARG']) };
}

function shareOf(text: string | undefined): number {
  const share = Number(text || '1');
  if (share >= 0 && share <= 1) return share;
  throw new ConfigRefused(
    'OTEL_TRACES_SAMPLER_ARG должен быть числом от 0 до 1',
    'OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1',
  );
}
