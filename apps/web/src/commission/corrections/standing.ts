import type { HistoryItem } from '../../api/types';
import type { Value, Values } from '../../forms/schema';

/** What an event says as it stands: the last correction of it in its place, with its day. */
export function standingBody(item: HistoryItem, history: readonly HistoryItem[]): Values {
  const by = history.find(({ eventId }) => eventId === item.correctedBy)?.data;
  const { occurredOn, occurredAt } = item;
  if (by === undefined) return dated(item.data, occurredOn, occurredAt);
  return dated(by['replacement'] ?? {}, by['replacedOn'], by['replacedAt']);
}

function dated(data: unknown, occurredOn: unknown, occurredAt: unknown): Values {
  const at = typeof occurredAt === 'string' ? { occurredAt } : {};
  return { occurredOn: occurredOn as Value, ...at, ...(data as Values) };
}
