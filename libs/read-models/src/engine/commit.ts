import { StorageFull } from '@kurator/event-log';
import type { Instant } from '@kurator/kernel';
import {
  CheckpointMoved,
  FencedOff,
  RenderingMissing,
  StoreUnavailable,
  type FamilyPatch,
  type FamilyWrite,
  type ParkedFamily,
  type ReadModelStore,
  type WriteBatch,
} from '../port';
import { describeFailure } from './render-family';

/** Only a person, or another process that took over, can mend these. */
export const isFatal = (error: unknown): boolean => error instanceof CheckpointMoved || error instanceof FencedOff;
/** No family is to blame for these. */
const OF_THE_STORE = [StorageFull, StoreUnavailable, RenderingMissing];
const isOfTheStore = (error: unknown): boolean => isFatal(error) || OF_THE_STORE.some((kind) => error instanceof kind);

async function refusal(store: ReadModelStore, batch: WriteBatch, family: FamilyWrite | FamilyPatch): Promise<unknown> {
  try {
    const only = { families: [family], documents: [], parked: [], unparked: [family.family], to: batch.from };
    await store.write({ ...batch, ...only });
    return null;
  } catch (error) {
    if (isOfTheStore(error)) throw error;
    return error;
  }
}

/** Family by family, so that only those whose documents the store refuses are parked. */
async function commitSingly(
  store: ReadModelStore,
  batch: WriteBatch,
  now: () => Instant,
): Promise<readonly ParkedFamily[]> {
  const parked: ParkedFamily[] = [...batch.parked];
  const refused = new Set<string>();
  for (const family of batch.families) {
    const error = await refusal(store, batch, family);
    if (error === null) continue;
    refused.add(family.family);
    const position = batch.to.position ?? '';
    parked.push({ family: family.family, position, error: describeFailure('store', error), parkedAt: now() });
  }
  const unparked = batch.unparked.filter((family) => !refused.has(family));
  await store.write({ ...batch, families: [], parked, unparked });
  return parked;
}

/**
 * Writes a batch; when the store refuses it, finds the families to blame and parks them.
 * @returns the families parked
 * @throws CheckpointMoved, FencedOff, RenderingMissing, StorageFull, StoreUnavailable; any other error when no family is
 *   to blame for it
 */
export async function commit(
  store: ReadModelStore,
  batch: WriteBatch,
  now: () => Instant,
): Promise<readonly ParkedFamily[]> {
  try {
    await store.write(batch);
    return batch.parked;
  } catch (error) {
    if (isOfTheStore(error) || batch.families.length === 0) throw error;
    return commitSingly(store, batch, now);
  }
}
