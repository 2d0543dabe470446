import type { Histories, History } from '@kurator/event-log';
import { wholeOf } from '@kurator/family';
import type { Fact } from '@kurator/kernel';

const FAMILY = 'family-';

/** Reads streams; those of families with all that merges brought into them (architecture decision 11). */
export interface WholeHistories extends Pick<Histories, 'load' | 'loadAll'> {
  /** What a family's history is made from, of a stream that was read already. Its revision stays the stream's own. */
  of(history: History): Promise<History>;
}

type Load = Histories['load'];

/**
 * The history with what merges brought into it, made from the streams that `load` reads. A family without a merge costs
 * no read and keeps its very facts.
 * @param kept what was found for a stream's facts before; forgotten with them
 */
function completing(load: Load, kept = new WeakMap<readonly Fact[], readonly Fact[]>()) {
  const read = async (familyId: string, fresh: boolean): Promise<readonly Fact[]> => {
    const { facts, revision } = await load(`${FAMILY}${familyId}`);
    return fresh ? (await load(`${FAMILY}${familyId}`, revision + 1)).facts : facts;
  };
  return async (history: History): Promise<History> => {
    if (!history.stream.startsWith(FAMILY)) return history;
    const known = kept.get(history.facts);
    if (known) return { ...history, facts: known };
    const { facts, settled } = await wholeOf(history.stream.slice(FAMILY.length), history.facts, read);
    if (facts === history.facts) return history;
    if (settled) kept.set(history.facts, facts);
    return { ...history, facts };
  };
}

/** Histories of whole families over the histories of streams. */
export function wholeHistories(histories: Pick<Histories, 'load' | 'loadAll'>): WholeHistories {
  const of = completing(histories.load);
  return {
    of,
    load: async (stream, atLeast) => of(await histories.load(stream, atLeast)),
    // In the clear nothing is kept: each reading completes its own.
    loadAll: async (stream) => completing((other) => histories.loadAll(other))(await histories.loadAll(stream)),
  };
}
