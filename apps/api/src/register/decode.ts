import { historyReader, type KeyReader, type StoredEvent, type Unseal } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import { registerShapes } from './shapes';

/** Opens the envelope of a single event, for the projections by log and the feed. */
export function decodeWith(vault: Pick<KeyReader, 'keys'>): (event: StoredEvent, mode?: Unseal) => Promise<Fact> {
  return async (event, mode = 'persons') => {
    const one = historyReader({ log: { read: () => Promise.resolve([event]) }, vault, shapes: registerShapes });
    const { facts } = await one.load(event.stream, mode);
    return facts[0] as Fact;
  };
}
