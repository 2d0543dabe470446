import type { Histories, History } from '@kurator/event-log';
import { isDestruction } from '@kurator/family';
import { carryOut, type Shredder } from '../decisions/destruction';

const FAMILY = 'family-';

/**
 * Histories of a register that several processes have. Another one may have destroyed data of a family that lie here in
 * memory in the clear: whoever meets a destruction that this process has not met yet carries it out for it, which destroys
 * what is left of the keys and forgets what was read with them, and reads again.
 */
export function mindful(histories: Histories, shredder: Omit<Shredder, 'histories'>): Histories {
  const met = new Set<string>();
  const minding = async (history: History, again: () => Promise<History>): Promise<History> => {
    if (!history.stream.startsWith(FAMILY)) return history;
    const fresh = history.facts.filter((fact) => isDestruction(fact) && !met.has(fact.eventId));
    if (fresh.length === 0) return history;
    await carryOut({ ...shredder, histories }, history.stream.slice(FAMILY.length));
    for (const { eventId } of fresh) met.add(eventId);
    return again();
  };
  return {
    ...histories,
    load: async (stream, atLeast) =>
      minding(await histories.load(stream, atLeast), () => histories.load(stream, atLeast)),
    loadAll: async (stream) => minding(await histories.loadAll(stream), () => histories.loadAll(stream)),
  };
}
