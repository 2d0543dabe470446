import type { Lease } from '@kurator/platform';
import type { LoadableStore, ReadModelStore } from './port';

/** Which version serves, and what it was built by. */
export interface ServingVersion {
  readonly name: string;
  /** `signatureOf` the projections. */
  readonly signature: string;
}

/**
 * The versions of the read models: one serves, a next one is built beside it and nobody reads it before the flip. Where
 * they are kept is a matter of the engine: files of a folder, or collections of a database.
 */
export interface StoreVersions {
  serving(): Promise<ServingVersion | null>;
  /**
   * The version that serves programs with these projections; null when none was built for them. While programs are
   * exchanged one after the other, each reads its own, and the old one again when the exchange is taken back.
   */
  servingFor(signature: string): Promise<string | null>;
  /** @throws Error for a version whose load never ended */
  open(name: string): Promise<ReadModelStore>;
  /** A new and empty one, with a name that no other ever had. @param bulk true when it will be filled by a load */
  create(bulk: boolean): Promise<{ readonly name: string; readonly store: LoadableStore }>;
  /**
   * Lets a version serve from now on: atomic and durable, either the old or the new one serves. The one before is kept
   * until the next flip.
   */
  flip(version: ServingVersion): Promise<void>;
  /** Removes what served before the one that is kept, and what was begun before it and never served. */
  sweep(): Promise<void>;
  /** Of whoever keeps the versions of a signature at the log; null where one process has the folder. */
  readonly leaseFor: ((signature: string, holder: string) => Lease) | null;
  /** Who keeps the versions of which signature at the log; holder null: nobody. Empty where one process has the folder. */
  owners(): Promise<readonly { readonly name: string; readonly holder: string | null }[]>;
  /** After the stores. */
  close(): Promise<void>;
}
