import type { HistoryItem } from '../../api/types';
import type { Moment } from './moment';

/** How an event stands at the moment that is looked at. */
export type Standing = 'there' | 'future' | 'unknown';
/** Whether it had happened, and was known, at the moment. */
export function standingAt({ occurredOn, recordedAt }: HistoryItem, { asOf, knownOn }: Moment): Standing {
  if (asOf !== null && occurredOn > asOf) return 'future';
  return knownOn !== null && recordedAt.slice(0, 10) > knownOn ? 'unknown' : 'there';
}
