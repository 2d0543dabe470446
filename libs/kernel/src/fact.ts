import type { Instant, LocalDate } from './time';

/** Who decided or recorded: the account, the officer behind it, the officer's agency and the role used. */
export interface Actor {
  readonly userId: string;
  readonly role: string;
  readonly officerId?: string;
  readonly agencyId?: string;
}

export type Channel = 'UI' | 'API_COMMISSION' | 'IMPORT' | 'SYSTEM';

/** A duty met late, in the words of `api.md`: the deadline that this command's event met too late. */
export interface LateDuty {
  readonly ruleKey: string;
  readonly rule: string;
  readonly clause: string;
  readonly nominalDue: LocalDate | null;
  readonly effectiveDue: LocalDate | null;
  readonly metOn: LocalDate;
  readonly lateWorkingDays: number;
  readonly confidence: 'EXPLICIT' | 'INFERRED';
}
/** A soft guard of spec 3.3 that spoke: the fact is stored, the violation with it. */
export interface SoftViolation {
  readonly guard: string;
  readonly clause: string;
  /** Russian text for people, without personal data. */
  readonly text: string;
}
export type Violation = LateDuty | SoftViolation;

/** How a fact came from the stream of a family that was absorbed (architecture decision 11). */
export interface Adopted {
  /** The family in whose stream it is recorded. */
  readonly from: string;
  /** The `families-merged` events by which it was taken over, the innermost first. */
  readonly by: readonly string[];
}

/**
 * One event of a stream as rules and projections see it: upcast to the newest schema version.
 * Personal values that are not unsealed (or whose key is destroyed) are {@link Sealed} or {@link Erased} in `data`.
 */
export interface Fact<Type extends string = string, Data = Readonly<Record<string, unknown>>> {
  readonly eventId: string;
  readonly type: Type;
  readonly schemaVersion: number;
  /** Counts from 0 in its stream. */
  readonly revision: number;
  /** Opaque place in the log; '' while the fact is not stored yet. */
  readonly position: string;
  /** Number of the family's episode, from 1. */
  readonly episode: number;
  readonly occurredOn: LocalDate;
  readonly occurredAt?: Instant;
  readonly recordedAt: Instant;
  readonly actor: Actor;
  readonly source: { readonly channel: Channel };
  readonly commandId: string;
  /** HMAC of the command's body under the family's key: the same key with another body is told apart by it. */
  readonly commandMac: string;
  /** The municipality whose commission answers for the family when the fact happened. */
  readonly municipality: string;
  readonly profileId: string;
  readonly profileVersion: number;
  readonly commissionId?: string;
  readonly violations: readonly Violation[];
  /** SHA-256 over what is stored of this event, which holds `previousHash` (architecture decision 7); '' before. */
  readonly hash: string;
  /** Hash of the event before it in the stream; null for the first. */
  readonly previousHash: string | null;
  readonly data: Data;
  /** Only on facts that a merge took over; `recordedAt` and `position` then are those of the taking over. */
  readonly adopted?: Adopted;
  /**
   * Only in histories of what was merged: by subject, the records that the fact speaks of, where that is not all that
   * are known as one by now. Two records of one child or family may each be registered and removed by themselves.
   */
  readonly records?: Readonly<Record<string, readonly string[]>>;
}

/** A fact that `decide` proposes: what the stream, the clock and the log add is not known yet. */
export type Draft<Type extends string = string, Data = Readonly<Record<string, unknown>>> = Pick<
  Fact<Type, Data>,
  'type' | 'occurredOn' | 'occurredAt' | 'episode' | 'data'
> & { readonly violations?: readonly Violation[] };

/** A personal value that was left sealed because the reader did not need it. `$sealed` names the key. */
export interface Sealed {
  readonly $sealed: string;
}
/** A personal value whose key is destroyed (architecture decision 6). */
export interface Erased {
  readonly $erased: true;
}
export type Personal<T> = T | Sealed | Erased;

/** The value in the clear, or null when it is sealed or erased. */
export function clear<T>(value: Personal<T> | undefined | null): T | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'object' && ('$sealed' in value || '$erased' in value)) return null;
  return value;
}
