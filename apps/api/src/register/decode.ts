import { historyReader, type KeyReader, type StoredEvent } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import { registerShapes } from './shapes';

/** Opens the envelope of a single event for the projections by log. */
export function decodeWith(vault: Pick<KeyReader, 'keys'>): (event: StoredEvent) => Promise<Fact> {
  return async (event) => {
    const one = historyReader({ log: { read: () => Promise.resolve([event]) }, vault, shapes: registerShapes });
    const { facts } = await one.load(event.stream, 'persons');
    return facts[0] as Fact;
  };
}
