export type Scalar = string | number | null;
/** A document: plain JSON with an `id` unique in its collection. */
export type Doc = { readonly id: string } & { readonly [key: string]: unknown };

export interface CollectionSpec {
  readonly name: string;
  /** Top-level fields that are searched or sorted, copied into columns by the store. */
  readonly columns: Readonly<Record<string, 'text' | 'integer'>>;
  /** Each a list of columns; `id` may close one. */
  readonly indexes: readonly (readonly string[])[];
  /** Folded by log: its documents are read again by id while the store is still being filled. */
  readonly byLog?: true;
  /**
   * Of what is folded by log: each document is written once, under an id that none has had before, and stays as it is.
   * Nobody looks whether it is there, neither the fold nor the store; a second one under its id is refused.
   */
  readonly once?: true;
  /** Nobody gets its documents by id, so that ids need no index of their own; they are unique within a family. */
  readonly notById?: true;
}

/** All conditions hold together. Ranges compare as the column does; null matches a missing value. */
export type Filter = Readonly<
  Record<
    string,
    | { readonly eq: Scalar }
    | { readonly in: readonly Scalar[] }
    | {
        readonly gte?: Scalar;
        readonly gt?: Scalar;
        readonly lte?: Scalar;
        readonly lt?: Scalar;
        readonly orNull?: boolean;
      }
    | { readonly prefix: string }
  >
>;

export interface FindQuery {
  readonly where: Filter;
  /** Columns to sort by; the id always decides last, so that a cursor is a place. */
  readonly sort?: readonly { readonly by: string; readonly dir: 'asc' | 'desc' }[];
  readonly limit: number;
  /** `nextCursor` of the page before. @throws CursorUnknown for any other text. */
  readonly cursor?: string;
}

/**
 * What a document adds to the figures: `n` (signed) to `key` of `unit` from `date` on.
 * A stock on a day is the sum up to that day; a flow is the sum within a period.
 */
export interface DatedChange {
  readonly unit: string;
  readonly key: string;
  readonly date: string;
  readonly n: number;
}

/** Everything that one family has in the read models, replaced as a whole. */
export interface FamilyWrite {
  readonly family: string;
  /** Revision of the family's stream that this was rendered from; an older one changes nothing. */
  readonly revision: number;
  /** By collection. A collection that is missing here becomes empty for this family. */
  readonly documents: Readonly<Record<string, readonly Doc[]>>;
  readonly changes: readonly DatedChange[];
}

/**
 * What differs from a rendering that is stored already, in whole collections: most facts touch a few of them only.
 * @see RenderingMissing
 */
export interface FamilyPatch extends Omit<FamilyWrite, 'changes'> {
  /** The stored rendering's revision; a collection that is missing in `documents` stays as it is there. */
  readonly since: number;
  /** Null: as they are there. */
  readonly changes: readonly DatedChange[] | null;
}
export const isPatch = (write: FamilyWrite | FamilyPatch): write is FamilyPatch => 'since' in write;

export interface Checkpoint {
  readonly position: string | null;
  /** Id of the newest event applied, at or before that position: a restored or foreign log is recognised by it. */
  readonly eventId: string | null;
  /** Where that event stands, so that it can be looked up again; missing while no event was applied. */
  readonly stream?: string | null;
  readonly revision?: number | null;
}

/** One transaction: all of it or nothing. */
export interface WriteBatch {
  readonly families: readonly (FamilyWrite | FamilyPatch)[];
  /** Documents of projections by log: put (whole) or removed (null), by collection and id. */
  readonly documents: readonly { readonly collection: string; readonly id: string; readonly doc: Doc | null }[];
  readonly parked: readonly ParkedFamily[];
  /** Families whose rendering works again. */
  readonly unparked: readonly string[];
  /** Checkpoint that must still stand (compare and set) and the one to store. */
  readonly from: Checkpoint;
  readonly to: Checkpoint;
  /** Lease epoch of the writer; a later one has fenced it off. */
  readonly epoch: number;
}

/** A family that could not be rendered: kept aside with the reason, others flow on. */
export interface ParkedFamily {
  readonly family: string;
  readonly position: string;
  readonly error: string;
  readonly parkedAt: string;
}

/** Sum of the changes of `keys` (or all keys with `keyPrefix`) of a unit, dates `after` < date <= `upTo`. */
export interface SumQuery {
  readonly unit: string;
  readonly keys?: readonly string[];
  readonly keyPrefix?: string;
  /** Exclusive; null counts from the beginning (a stock). */
  readonly after: string | null;
  readonly upTo: string;
}

/** Which families tell a unit something: of keys that begin with one of the prefixes. */
export interface ToldQuery {
  readonly unit: string;
  readonly keyPrefixes: readonly string[];
}
/** Everything that one family tells a unit. */
export interface Told {
  readonly family: string;
  readonly changes: readonly DatedChange[];
}

/** What can be asked of read models. */
export interface ReadModelReads {
  get(collection: string, ids: readonly string[]): Promise<readonly Doc[]>;
  find(
    collection: string,
    query: FindQuery,
  ): Promise<{ readonly items: readonly Doc[]; readonly nextCursor: string | null }>;
  count(collection: string, where: Filter): Promise<number>;
  /** Distinct values of a column, ascending. */
  distinct(collection: string, column: string, where?: Filter): Promise<readonly Scalar[]>;
  /** Number of documents by the values of some columns: exact, for small groupings. */
  countBy(
    collection: string,
    by: readonly string[],
    where: Filter,
  ): Promise<readonly { readonly key: readonly Scalar[]; readonly n: number }[]>;
  sums(query: SumQuery): Promise<ReadonlyMap<string, number>>;
  /** The families behind sums, one after the other: reads every family's row, and lets others have their turn. */
  toldBy(query: ToldQuery): AsyncIterable<Told>;
  checkpoint(): Promise<Checkpoint>;
}

/** Read models behind one narrow door. One contract suite (`test/contract/read-models`) tells an adapter what to do. */
export interface ReadModelStore extends ReadModelReads {
  /**
   * Asks several things of one moment: no commit of the writer comes between them, and the checkpoint among them is the
   * position that all of them show. Readers and the writer go on meanwhile.
   */
  snapshot<T>(work: (reads: ReadModelReads) => Promise<T>): Promise<T>;
  /**
   * @throws CheckpointMoved when `from` does not stand any more, FencedOff when the epoch is old, RenderingMissing,
   *   StorageFull, StoreUnavailable
   */
  write(batch: WriteBatch): Promise<void>;
  /** Takes the lease for this process and returns its epoch, higher than every one before. */
  acquire(): Promise<number>;
  parked(): Promise<readonly ParkedFamily[]>;
  /** Size and a checksum over everything but positions, for comparing a rebuild with the living one. */
  digest(): Promise<{ readonly documents: number; readonly changes: number; readonly checksum: string }>;
  /** What families say, in short, by family id: for comparing two stores that go on meanwhile. */
  renderings(query: RenderingsQuery): Promise<readonly Rendering[]>;
  /** What documents of a projection by log say, in short, by id. */
  logDocuments(collection: string, query: RenderingsQuery): Promise<readonly LogDocument[]>;
  close(): Promise<void>;
}

/** A page after an id (null: from the beginning), or those with some ids. */
export type RenderingsQuery =
  { readonly after: string | null; readonly limit: number } | { readonly ids: readonly string[] };
/** What a family says: a checksum by collection, without those in which it says nothing. */
export interface Rendering {
  readonly family: string;
  readonly revision: number;
  readonly said: Readonly<Record<string, string>>;
  /** Of its dated changes. */
  readonly figures: string;
}
export interface LogDocument {
  readonly id: string;
  readonly checksum: string;
}

/** A store that is being filled from zero and is not read yet; faster because nothing has to be compared. */
export interface LoadableStore extends ReadModelStore {
  /** What it was opened for. */
  readonly collections: readonly CollectionSpec[];
  /** What an earlier process has loaded already, and whether the load goes on; durable at any moment. */
  loaded(): Promise<{ readonly loading: boolean; readonly families: ReadonlySet<string> }>;
  /**
   * Takes up families that nobody has written before, as a renderer thread packed them (`RowsOfFamilies`). Not after
   * {@link finishLoad}. The bytes are given away: the caller's array is empty afterwards.
   */
  load(bytes: Uint8Array): Promise<void>;
  /** Ends the load: builds the indexes, makes everything durable. From here on it is an ordinary store. */
  finishLoad(): Promise<void>;
}

/** A document or filter that does not fit its collection's declaration: a fault of a projection or a query. */
export class BadDocument extends Error {}
/** The engine behind the store is out of reach: nothing is wrong with what was asked, and later it may be answered. */
export class StoreUnavailable extends Error {}
/** Nothing can be asked yet: the read models of this program are being built, so many families of so many. */
export class ReadModelsBuilding extends Error {
  constructor(
    readonly done: number,
    readonly total: number,
  ) {
    super(`the read models are being built: ${done} of ${total} families`);
  }
}
export class CheckpointMoved extends Error {}
/** A patch goes on from another rendering than the stored one: nothing of the batch is written, render it as a whole. */
export class RenderingMissing extends Error {}
export class FencedOff extends Error {}
export class CursorUnknown extends Error {}
