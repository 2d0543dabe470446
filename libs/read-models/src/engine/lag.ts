import type { StoredEvent } from '@kurator/event-log';
import type { Instant } from '@kurator/kernel';
import { FAMILY_STREAMS, type EngineOptions } from './types';

const recordedInMetadata = ({ metadata }: StoredEvent): Instant | null =>
  typeof metadata['recordedAt'] === 'string' ? metadata['recordedAt'] : null;

/**
 * Age of the oldest event after `applied`, read from the log itself: it grows also when the subscription is silent.
 * @returns ms; 0 when everything is applied
 */
export async function lagOf<View>(
  options: Pick<EngineOptions<View>, 'log' | 'prefixes' | 'now' | 'recordedAt'>,
  applied: string | null,
): Promise<{ readonly behind: boolean; readonly lagMs: number }> {
  const prefixes = [FAMILY_STREAMS, ...(options.prefixes ?? [])];
  const { events } = await options.log.readAll({ after: applied, limit: 1, prefixes });
  const oldest = events[0];
  if (!oldest) return { behind: false, lagMs: 0 };
  const recordedAt = (options.recordedAt ?? recordedInMetadata)(oldest);
  const age = recordedAt === null ? 0 : Date.parse(options.now()) - Date.parse(recordedAt);
  return { behind: true, lagMs: Math.max(0, age) };
}
