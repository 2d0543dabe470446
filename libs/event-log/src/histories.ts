import { LRUCache } from 'lru-cache';
import type { EventShapes } from '@kurator/kernel';
import { appender, type NewFact } from './append-facts';
import { commandMac } from './command-mac';
import type { Unseal } from './codec/seal';
import { extend, historyReader, type History } from './history-reader';
import type { EventLog } from './port';
import { KeyDestroyed } from './vault/errors';
import { FAMILY_KEY } from './vault/key-ring';
import { pooledRandom } from './vault/nonces';
import type { KeyVault } from './vault/vault';

export interface Histories {
  /**
   * The whole history, persons' values in the clear, the family's key still sealed. Kept in memory and only brought up
   * to date when it is asked for again; in a log of one's own (`exclusive`) only when it is older than `atLeast`.
   * @param atLeast a revision that is known to exist
   * @throws UnknownEventType, SealBroken, KeyMissing
   */
  load(stream: string, atLeast?: number): Promise<History>;
  /** As `load`, with everything unsealed; not kept. */
  loadAll(stream: string): Promise<History>;
  /**
   * Stores new facts after a history, durably: keys first, then the events. `recordedAt` is never earlier than the
   * predecessor's. Returns the history with the new facts; they keep their clear values.
   * @throws RevisionConflict when the stream has moved on; KeyDestroyed; the errors of `EventLog.append`
   */
  append(history: History, facts: readonly NewFact[]): Promise<History>;
  /**
   * The body's HMAC under the family's key, which is made when it is missing; under a key of its own once the family's
   * is destroyed.
   */
  mac(stream: string, body: unknown): Promise<string>;
  /** Lets go of what is in memory, so that destroyed values are gone from it too. Call it after `KeyVault.destroy`. */
  forget(stream: string): void;
  /** Empties the memory. The log and the vault stay open: they belong to whoever opened them. */
  close(): Promise<void>;
}

export interface HistoriesOptions {
  readonly log: EventLog;
  readonly vault: KeyVault;
  readonly shapes: EventShapes;
  /** Nobody else writes to this log: what is in memory is what is stored. */
  readonly exclusive?: boolean;
  /** Events kept in memory, over all streams. */
  readonly cacheEvents?: number;
}

/** Key of the commands that a family takes after its own key was destroyed; no person's id, for those are UUIDs. */
const AFTER_DESTRUCTION = 'commands';

/** The histories of streams: what the command handler, the projection engine and the queries read and write. */
export function openHistories(options: HistoriesOptions): Histories {
  const { vault, cacheEvents = 80_000 } = options;
  const reader = historyReader(options);
  const store = appender(options, pooledRandom());
  const cache = new LRUCache<string, History>({
    maxSize: cacheEvents,
    sizeCalculation: (history) => Math.max(1, history.facts.length),
  });
  const underWay = new Map<string, Promise<History>>();

  const keep = (history: History): History => {
    const known = cache.peek(history.stream);
    if (history.revision >= 0 && (known?.revision ?? -1) <= history.revision) cache.set(history.stream, history);
    return history;
  };
  const refresh = async (stream: string): Promise<History> => {
    const known = cache.get(stream);
    return known ? reader.upToDate(known) : reader.load(stream, 'persons');
  };
  const inMemory = (stream: string, atLeast: number): History | undefined => {
    const known = options.exclusive ? cache.get(stream) : undefined;
    return known && known.revision >= atLeast ? known : undefined;
  };
  const load = (stream: string, atLeast = -1): Promise<History> => {
    const known = inMemory(stream, atLeast);
    if (known) return Promise.resolve(known);
    const shared = underWay.get(stream);
    if (shared) return shared;
    const reading: Promise<History> = refresh(stream)
      .then((history) => (underWay.get(stream) === reading ? keep(history) : history))
      .finally(() => {
        if (underWay.get(stream) === reading) underWay.delete(stream);
      });
    underWay.set(stream, reading);
    return reading;
  };
  const forget = (stream: string) => {
    cache.delete(stream);
    underWay.delete(stream);
  };

  return {
    load,
    loadAll: (stream) => reader.load(stream, 'all' satisfies Unseal),
    async append(history, facts) {
      const stored = await store(history, facts).catch((error: unknown) => {
        forget(history.stream);
        throw error;
      });
      // A read that began before this append must not be handed to those who come after it.
      underWay.delete(history.stream);
      if (!stored) {
        forget(history.stream);
        return load(history.stream);
      }
      return keep(extend(history, stored));
    },
    async mac(stream, body) {
      const key = (await vault.ensure(stream, [FAMILY_KEY])).get(FAMILY_KEY);
      if (key) return commandMac(key, body);
      const next = (await vault.ensure(stream, [AFTER_DESTRUCTION])).get(AFTER_DESTRUCTION);
      if (!next) throw new KeyDestroyed(stream, AFTER_DESTRUCTION);
      return commandMac(next, body);
    },
    forget,
    close() {
      cache.clear();
      underWay.clear();
      return Promise.resolve();
    },
  };
}
