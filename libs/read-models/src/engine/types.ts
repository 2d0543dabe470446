import type { EventLog, StoredEvent } from '@kurator/event-log';
import type { Clock, Fact, Instant } from '@kurator/kernel';
import type { ParkedFamily, ReadModelStore } from '../port';
import type { Projection, ViewSource } from '../projection';

/** Families are the streams `family-<id>`; everything else in the log belongs to no family. */
export const FAMILY_STREAMS = 'family-';

/** Families that an event of another family's stream changes as well. */
export type AlsoTouches = (event: StoredEvent) => readonly string[];

export interface EngineOptions<View> {
  readonly log: EventLog;
  readonly store: ReadModelStore;
  readonly projections: readonly Projection<View>[];
  /** Gives each touched family's view once for all projections. */
  readonly views: ViewSource<View>;
  /** Opens the envelope for projections by log: upcasts, leaves personal values sealed. */
  readonly decode: (event: StoredEvent) => Fact | Promise<Fact>;
  readonly now: Clock;
  /** When an event was recorded, for the lag; null when it does not say. Default: `metadata.recordedAt`. */
  readonly recordedAt?: (event: StoredEvent) => Instant | null;
  /** Streams that projections by log need besides the families. */
  readonly prefixes?: readonly string[];
  /** They are rendered in the same commit. */
  readonly alsoTouches?: AlsoTouches;
  /** How long a batch is collected, ms; default 15. */
  readonly batchMs?: number;
  /** Events in a batch at most; default 400. */
  readonly batchEvents?: number;
  /** First and longest wait after a failure, ms; default 50 and 5000. */
  readonly backOffMs?: { readonly first: number; readonly longest: number };
}

/** What a commit touched, for what is kept in memory beside the store (the name index). */
export interface Written {
  /** Families of which something may have changed in a collection. */
  readonly changedIn: (collection: string) => readonly string[];
  readonly position: string | null;
}

export interface EngineStatus {
  /** Everything up to here is applied. */
  readonly position: string | null;
  readonly head: string | null;
  /** Age of the oldest event that is not applied yet, ms; 0 when there is none. */
  readonly lagMs: number;
  readonly caughtUp: boolean;
  readonly parked: readonly ParkedFamily[];
  /** False after {@link ProjectionEngine.stop} and after an error that only a person can mend. */
  readonly running: boolean;
  /** The last failure; null while all is well. */
  readonly error: Error | null;
}

export interface ProjectionEngine {
  /**
   * @param position of the log
   * @returns true as soon as the read models are at or after it, false when the time is over or the engine ended
   * @throws PositionUnknown for text that is no position of the log
   */
  waitFor(position: string, timeoutMs: number): Promise<boolean>;
  status(): Promise<EngineStatus>;
  /** False after {@link stop} and after an error that only a person can mend; as `status` says, without a question. */
  running(): boolean;
  /** Called after every commit. @returns ends the calls */
  onWritten(listener: (written: Written) => void): () => void;
  /** Renders the families set aside once more. @returns how many are well again */
  retryParked(): Promise<number>;
  /**
   * Renders families again though nothing was recorded: what is read into their facts has changed. One commit between
   * two batches of the log: few families at a time hold nothing up.
   */
  renderAgain(families: readonly string[]): Promise<void>;
  /** The batch under way is finished first. Idempotent. */
  stop(): Promise<void>;
}

/** The checkpoint is not one of this log: the log was restored from a backup or exchanged. Rebuild the read models. */
export class CheckpointForeign extends Error {}
