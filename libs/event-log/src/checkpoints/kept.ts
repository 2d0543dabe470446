import type { EventLog, JsonObject } from '../port';
import type { Checkpoint } from './checkpoint';

/** Where checkpoints are kept: beside the log, like the read audit, so that signing moves no position of decisions. */
export type KeptLog = Pick<EventLog, 'append' | 'read'>;
export type KeptReader = Pick<EventLog, 'read'>;

/** Begins like the audit's streams: the log as a whole does not show it where both lie on one server. */
export const CHECKPOINTS = 'audit-checkpoints';

/** Each checkpoint is two events that are stored together: the hashes that it covers, then what is signed of them. */
const PAIR = 2;

/** The newest checkpoint; null when there is none yet. */
export async function lastKept(kept: KeptReader): Promise<Checkpoint | null> {
  const found = await kept.read(CHECKPOINTS, { direction: 'backward', limit: 1 });
  return (found?.[0]?.data ?? null) as Checkpoint | null;
}

const at = async (kept: KeptReader, revision: number): Promise<JsonObject | null> =>
  (await kept.read(CHECKPOINTS, { from: revision, to: revision }))?.[0]?.data ?? null;

/** A checkpoint by its number; null when there is none. */
export const keptAt = async (kept: KeptReader, number: number): Promise<Checkpoint | null> =>
  (await at(kept, number * PAIR + 1)) as Checkpoint | null;

/** The hashes (hex) that a checkpoint covers, in the order of the log. */
export const leavesAt = async (kept: KeptReader, number: number): Promise<readonly string[]> =>
  ((await at(kept, number * PAIR))?.['hashes'] ?? []) as readonly string[];

/** @throws RevisionConflict when another process has signed meanwhile */
export async function keep(
  kept: KeptLog,
  checkpoint: Checkpoint,
  { hashes, newId }: { readonly hashes: readonly string[]; readonly newId: () => string },
): Promise<void> {
  const { number, at } = checkpoint;
  await kept.append(CHECKPOINTS, number === 0 ? 'no-stream' : number * PAIR - 1, [
    { eventId: newId(), type: 'log-stretch-read', data: { hashes }, metadata: { at } },
    { eventId: newId(), type: 'log-stretch-signed', data: { ...checkpoint }, metadata: { at } },
  ]);
}
