import type { ClientSession, Collection, Db, MongoClient } from 'mongodb';
import type { Layout, Value } from '../stored/table';

/** A document as it is stored: its columns under their own names, beside the store's fields. */
export interface StoredDocument {
  readonly _id: string;
  /** The family that says it; null for documents of projections by log. */
  readonly _family: string | null;
  /** What the columns cannot give back (`stored/content`). JSON text: a document may hold names that a field may not have. */
  readonly _body: string;
  readonly [column: string]: Value;
}
export interface StoredFamily {
  readonly _id: string;
  readonly revision: number;
  /** As `textOfFigures` writes them. */
  readonly changes: string;
  /** Where it has documents: what it has nothing in need not be asked. */
  readonly tables: readonly string[];
}
export interface StoredCode {
  readonly _id: string;
  readonly code: number;
}
/** A sum of a month (`M2026-03`) or a day (`D2026-03-05`). */
export interface StoredSum {
  readonly _id: string;
  readonly unit: string;
  readonly key: string;
  readonly at: string;
  readonly n: number;
}
export interface StoredParked {
  readonly _id: string;
  readonly position: string;
  readonly error: string;
  readonly parkedAt: string;
}
/** Lease epoch, checkpoint and number of commits in one document: whoever changes one of them conflicts with every other. */
export interface StoredState {
  readonly _id: 'state';
  readonly epoch: number;
  readonly batches: number;
  readonly loading: boolean;
  readonly position: string | null;
  readonly eventId: string | null;
  readonly stream: string | null;
  readonly revision: number | null;
  /** The session in which the owner writes, as `nameOfSession` calls it; missing: nobody took the lease since it is noted. */
  readonly session?: string;
}

/** The collections of one version of the read models. */
export interface Place {
  readonly client: MongoClient;
  readonly db: Db;
  readonly layout: Layout;
  readonly state: Collection<StoredState>;
  readonly families: Collection<StoredFamily>;
  readonly codes: Collection<StoredCode>;
  readonly sums: Collection<StoredSum>;
  readonly parked: Collection<StoredParked>;
  documents(table: string): Collection<StoredDocument>;
}
/** The same inside a transaction; without one every question is its own. */
export type Within = { readonly session?: ClientSession };

/** Every name of a version begins with this, so that versions stand beside each other in one database. */
export const prefixOf = (version: string): string => `${version}_`;

export function placeOf({ client, db }: { client: MongoClient; db: Db }, version: string, layout: Layout): Place {
  const named = (name: string): string => `${prefixOf(version)}${name}`;
  return {
    ...{ client, db },
    layout,
    state: db.collection<StoredState>(named('state')),
    families: db.collection<StoredFamily>(named('families')),
    codes: db.collection<StoredCode>(named('codes')),
    sums: db.collection<StoredSum>(named('sums')),
    parked: db.collection<StoredParked>(named('parked')),
    documents: (table) => db.collection<StoredDocument>(named(`c_${table}`)),
  };
}
