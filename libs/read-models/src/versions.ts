import type { Lease } from '@kurator/platform';
import type { Checkpoint, CollectionSpec, LoadableStore, ReadModelStore } from './port';

/** What the rows of a version were rendered by. */
export interface Made {
  /** The law that families were rendered under, as a short text. */
  readonly law: string;
  /** Every projection's own signature, by name. */
  readonly projections: Readonly<Record<string, string>>;
}
/** Which version serves, and what it was built by. */
export interface ServingVersion {
  readonly name: string;
  /** `signatureOf` the projections. */
  readonly signature: string;
  /** Absent where nothing was rendered, or nobody knows. */
  readonly made?: Made;
}

/** What a version is built of. Whoever goes on with a build goes on with the same, or begins another one. */
export interface BuildPlan {
  readonly signature: string;
  readonly made: Made;
  /** Newest event of the log before the first family was read: what came after it is caught up with. */
  readonly loadedAt: Checkpoint;
  readonly startedAt: string;
}
export type BuildPhase = 'LOADING' | 'CATCHING_UP' | 'COMPARING' | 'DIFFERENT';
/** How far a build is, as its builder said last. */
export interface BuildProgress {
  readonly phase: BuildPhase;
  /** Families rendered, of so many. */
  readonly families: number;
  readonly total: number;
  /** When that was. */
  readonly at: string;
}
/** A version that was begun and has not served yet. */
export interface Build extends BuildPlan, BuildProgress {
  readonly name: string;
  readonly cancelled: boolean;
}

/** A version, open for being filled. */
export interface OpenBuild {
  readonly name: string;
  readonly store: LoadableStore;
}

/** Asks whoever keeps the read models at the log to render families again. */
export interface ReplayAsked {
  readonly id: string;
  /** Null: those set aside. */
  readonly families: readonly string[] | null;
  /** Families that are well after it; null until it is done. */
  readonly done: number | null;
}

/** Versions that are being built beside the one that serves. One process at a time builds: who has the lease. */
export interface StoreBuilds {
  /** A new and empty one for a load, with a name that no other ever had. */
  begin(plan: BuildPlan): Promise<OpenBuild>;
  /** Opens one that a process before has left, at whatever point. */
  resume(build: Build): Promise<LoadableStore>;
  /** Those that were begun and have not served, the oldest first. */
  builds(): Promise<readonly Build[]>;
  /** Notes how far a build is, for whoever looks on. @returns false when it was cancelled meanwhile */
  note(name: string, progress: BuildProgress): Promise<boolean>;
  /** Asks whoever builds to stop; {@link drop} removes what there is of it. */
  cancel(name: string): Promise<void>;
  /** Removes one that never served. */
  drop(name: string): Promise<void>;
  /** Of whoever builds. @param holder who asks, for operators */
  buildLease(holder: string): Lease;
}

/**
 * The versions of the read models: one serves, a next one is built beside it and nobody reads it before the flip. Where
 * they are kept is a matter of the engine: files of a folder, or collections of a database.
 */
export interface StoreVersions extends StoreBuilds {
  /** The one that was let serve last. */
  serving(): Promise<ServingVersion | null>;
  /**
   * The version that serves programs with these projections; null when none was built for them. While programs are
   * exchanged one after the other, each reads its own, and the old one again when the exchange is taken back.
   */
  servingFor(signature: string): Promise<string | null>;
  /** What a version was made of that serves or is kept; null when nobody knows. */
  madeOf(name: string): Promise<Made | null>;
  /**
   * @param only collections of it that are asked, as the program that made it declared them; default all of this program
   * @throws Error for a version whose load never ended
   */
  open(name: string, only?: readonly CollectionSpec[]): Promise<ReadModelStore>;
  /** A new and empty one that needs no load, with a name that no other ever had. @param bulk true for one without a plan that a test fills */
  create(bulk: boolean): Promise<OpenBuild>;
  /**
   * Lets a version serve from now on: atomic and durable, either the old or the new one serves. The one before is kept
   * until the next flip.
   * @throws Error when it is not there any more
   */
  flip(version: ServingVersion): Promise<void>;
  /** Lets the version before serve again, atomic and durable. @returns its name; null when none is kept */
  rollBack(signature: string): Promise<string | null>;
  /** Removes every version but those that serve, those kept for going back, and the newest unfinished ones. */
  sweep(): Promise<void>;
  /**
   * Removes what is kept for going back, and builds that nobody has gone on with for a while: they still say what was
   * destroyed. What somebody keeps at the log says it no more.
   * @param signature of this program
   */
  forget(signature: string, now: string): Promise<void>;
  /** Leaves a question for whoever keeps the read models at the log, now or when it starts; the one before it is gone. */
  askReplay(asked: ReplayAsked): Promise<void>;
  /** The question that was left last, with its answer. */
  replayAsked(): Promise<ReplayAsked | null>;
  /** Of whoever keeps the versions of a signature at the log; null where one process has the folder. */
  readonly leaseFor: ((signature: string, holder: string) => Lease) | null;
  /** Who keeps the versions of which signature at the log; holder null: nobody. Empty where one process has the folder. */
  owners(): Promise<readonly { readonly name: string; readonly holder: string | null }[]>;
  /** After the stores. */
  close(): Promise<void>;
}
