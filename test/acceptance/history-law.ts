import { valueAt } from './compare';

type Item = Readonly<Record<string, unknown>>;
const ENVELOPE = [
  'eventId',
  'type',
  'schemaVersion',
  'episode',
  'position',
  'occurredOn',
  'recordedAt',
  'actor.userId',
  'actor.role',
  'source.channel',
  'commandId',
  'hash',
  'data',
  'violations',
];

/** What every event of every scenario must have ("every event has an envelope"): one sentence per fault. */
export function envelopeFaults(items: readonly Item[]): readonly string[] {
  return items.flatMap((item, index) => {
    const missing = ENVELOPE.filter((path) => valueAt(item, path) === undefined || valueAt(item, path) === null);
    const previous = index === 0 ? null : items[index - 1]?.['hash'];
    return [
      ...missing.map((path) => `event ${index} (${String(item['type'])}) has no ${path}`),
      ...(item['revision'] === index ? [] : [`event ${index} has revision ${String(item['revision'])}`]),
      ...(item['previousHash'] === previous ? [] : [`event ${index} does not name the hash of the one before it`]),
    ];
  });
}
