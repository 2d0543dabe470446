import type { Draft, EventShapes, Fact } from '@kurator/kernel';
import { encode, partFact, type Unstored } from './codec/encode';
import type { Parted } from './codec/seal';
import type { History } from './history-reader';
import type { EventLog, NewEvent } from './port';
import type { RandomBytes } from './vault/aead';
import type { KeyRing } from './vault/key-ring';
import type { KeyVault } from './vault/vault';

/** A decided fact with its envelope; the log adds revision, position and hashes. */
export type NewFact = Draft &
  Pick<
    Fact,
    | 'eventId'
    | 'recordedAt'
    | 'actor'
    | 'source'
    | 'commandId'
    | 'commandMac'
    | 'municipality'
    | 'profileId'
    | 'profileVersion'
    | 'commissionId'
  >;

interface Deps {
  readonly log: Pick<EventLog, 'append'>;
  readonly vault: Pick<KeyVault, 'ensure'>;
  readonly shapes: EventShapes;
}
const later = (a: string, b: string): string => (a > b ? a : b);
const hasGap = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null && Object.values(value).some(hasGap));
/** What JSON keeps of a value: undefined members are dropped, as a later read will show it. Mostly there are none. */
const asJson = <T>(value: T): T => (hasGap(value) ? (JSON.parse(JSON.stringify(value)) as T) : value);

/**
 * Seals, chains and appends facts.
 * @returns the stored facts in the clear; null when the very same events stood there already (their stored bytes differ
 *   from what was sealed now, so the stream has to be read)
 */
export function appender({ log, vault, shapes }: Deps, random: RandomBytes) {
  function prepare(history: History, facts: readonly NewFact[], parts: readonly Parted[], ring: KeyRing) {
    const events: NewEvent[] = [];
    const stored: Omit<Fact, 'position'>[] = [];
    let previousHash = history.lastHash;
    let recordedAt = history.facts.at(-1)?.recordedAt ?? '';
    facts.forEach((fact, i) => {
      recordedAt = later(fact.recordedAt, recordedAt);
      const schemaVersion = shapes.get(fact.type)?.version ?? 1;
      const revision = history.revision + 1 + i;
      const unstored: Unstored = {
        ...fact,
        violations: fact.violations ?? [],
        schemaVersion,
        revision,
        recordedAt,
        previousHash,
      };
      const { event, hash } = encode(unstored, parts[i] as Parted, { stream: history.stream, ring, random });
      events.push(event);
      stored.push({ ...unstored, hash });
      previousHash = hash;
    });
    return { events, stored };
  }

  return async (history: History, given: readonly NewFact[]): Promise<readonly Fact[] | null> => {
    const facts = given.map(asJson);
    const parts = facts.map((fact) => partFact(fact, shapes));
    const keyNames = new Set(parts.flatMap((parted) => [...parted.values.keys()]));
    const ring = await vault.ensure(history.stream, [...keyNames]);
    const { events, stored } = prepare(history, facts, parts, ring);
    const { positions, repeated } = await log.append(
      history.stream,
      history.revision < 0 ? 'no-stream' : history.revision,
      events,
    );
    return repeated ? null : stored.map((fact, i) => ({ ...fact, position: positions[i] as string }));
  };
}
