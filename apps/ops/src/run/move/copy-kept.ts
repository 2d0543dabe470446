import { moveAccounts, type MovedAccounts } from '@kurator/access';
import { wrappedKeys } from '@kurator/event-log';
import type { SharedStore } from '@kurator/shared-store';
import { foreign, unequal } from './refusals';

const KEYS = 'keys';

/**
 * Copies the wrapped keys as they are: the master key stays the same, and nobody sees a key. Repeatable.
 * @param file `vault.db`
 * @throws ConfigRefused when other keys of the same owner lie there
 */
export async function copyKeys(file: string, store: SharedStore, signal: AbortSignal): Promise<number> {
  let owners = 0;
  for (const { owner, wrapped } of wrappedKeys(file)) {
    signal.throwIfAborted();
    const text = wrapped.toString('base64');
    const there = await store.get(KEYS, owner);
    if (there !== null && there.value !== text) throw foreign('ключи', 'keys');
    if (there === null && !(await store.put(KEYS, owner, text, null))) throw foreign('ключи', 'keys');
    owners += 1;
  }
  return owners;
}

/** Every owner's keys are there, and nobody else's. @throws ConfigRefused */
export async function verifyKeys(file: string, store: SharedStore): Promise<void> {
  const ours = new Map([...wrappedKeys(file)].map(({ owner, wrapped }) => [owner, wrapped.toString('base64')]));
  for await (const { id, value } of store.all(KEYS)) {
    if (!ours.has(id)) throw foreign('ключи', 'keys');
    if (ours.get(id) !== value) throw unequal(`ключи ${id} другие`, `the keys of ${id} differ`);
    ours.delete(id);
  }
  const [missing] = ours.keys();
  if (missing !== undefined) throw unequal(`нет ключей ${missing}`, `the keys of ${missing} are missing`);
}

/** @throws ConfigRefused when other accounts lie there */
export async function copyAccounts(file: string, store: SharedStore): Promise<MovedAccounts> {
  const moved = await moveAccounts(file, store);
  if (moved.foreign.length > 0) throw foreign('учётные записи', 'accounts');
  return moved;
}
