import type { EventShapes, Fact } from '@kurator/kernel';
import { decode } from './codec/decode';
import type { Unseal } from './codec/seal';
import type { EventLog, Position, StoredEvent } from './port';
import type { KeyReader } from './vault/vault';

/** A stream's facts in recorded order, as one reader sees them. */
export interface History {
  readonly stream: string;
  /** Of the last fact; -1: the stream does not exist. */
  readonly revision: number;
  readonly facts: readonly Fact[];
  readonly lastHash: string | null;
  /** Of the last fact; null: the stream does not exist. */
  readonly position: Position | null;
}

export const emptyHistory = (stream: string): History => ({
  stream,
  revision: -1,
  facts: [],
  lastHash: null,
  position: null,
});

/** The history with facts that follow it. */
export function extend(history: History, facts: readonly Fact[]): History {
  const last = facts.at(-1);
  if (!last) return history;
  return {
    stream: history.stream,
    revision: last.revision,
    facts: history.facts.length === 0 ? facts : [...history.facts, ...facts],
    lastHash: last.hash,
    position: last.position,
  };
}

export interface HistoryReader {
  /** @throws UnknownEventType, SealBroken, KeyMissing */
  load(stream: string, mode: Unseal): Promise<History>;
  /** Adds what came after a history that was read with `persons`. */
  upToDate(history: History): Promise<History>;
}

/** Reads histories, nothing kept: for the threads that rebuild read models (with the read-only log and vault). */
export function historyReader(options: {
  readonly log: Pick<EventLog, 'read'>;
  readonly vault: Pick<KeyReader, 'keys'>;
  readonly shapes: EventShapes;
}): HistoryReader {
  const { log, vault, shapes } = options;
  const facts = async (stream: string, events: readonly StoredEvent[], mode: Unseal): Promise<readonly Fact[]> => {
    const ring = await vault.keys(stream);
    return events.map((event) => decode(event, ring, shapes, mode));
  };
  return {
    async load(stream, mode) {
      const events = await log.read(stream);
      return events ? extend(emptyHistory(stream), await facts(stream, events, mode)) : emptyHistory(stream);
    },
    async upToDate(history) {
      const events = await log.read(history.stream, { from: history.revision + 1 });
      return events?.length ? extend(history, await facts(history.stream, events, 'persons')) : history;
    },
  };
}
