/** A place in a log: opaque text that only the log which gave it can compare. */
export type Position = string;
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonObject = { readonly [key: string]: JsonValue };

/** The revision that a writer has read. There is no "any": a decision always knows what it decided on. */
export type ExpectedRevision = number | 'no-stream';

export interface NewEvent {
  /** UUID; the same id at the same place again is the same event. */
  readonly eventId: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  /** The same two as JSON text, where the writer has it already: an adapter that stores text need not write it again. */
  readonly json?: { readonly data: string; readonly metadata: string };
}

export interface StoredEvent extends Omit<NewEvent, 'json'> {
  readonly stream: string;
  /** Counts from 0 in its stream. */
  readonly revision: number;
  readonly position: Position;
}

export interface Appended {
  /** Revision and position of the last event appended. */
  readonly revision: number;
  readonly position: Position;
  /** Position of every event, in order. */
  readonly positions: readonly Position[];
  /** True when the very same events stood there already and nothing was written. */
  readonly repeated: boolean;
}

export interface ReadOptions {
  readonly direction?: 'forward' | 'backward';
  /** First revision (inclusive); default the first, or the last when backward. */
  readonly from?: number;
  /** Last revision (inclusive). */
  readonly to?: number;
  readonly limit?: number;
}

/** What a subscription delivers, strictly in log order. */
export type LogSignal =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  /** Nothing that passes the filter up to `position`; never overtakes an undelivered event. */
  | { readonly kind: 'progress'; readonly position: Position }
  /** Once per catch-up: everything up to `position` (the head then) has been delivered. */
  | { readonly kind: 'caught-up'; readonly position: Position | null };

export interface SubscribeOptions {
  /** Exclusive; null starts at the beginning. A position beyond the head is refused with {@link PositionUnknown}. */
  readonly after: Position | null;
  /** Only streams whose name starts with one of these; absent: all. */
  readonly prefixes?: readonly string[];
  readonly signal?: AbortSignal;
}

/** The event log. One contract suite (`test/contract/event-log`) tells an adapter what it has to do. */
export interface EventLog {
  /**
   * Appends all events or none, durably: the promise resolves after they survive a crash.
   * The same ids at the same revision again answer the first result.
   * @throws RevisionConflict when the stream stands elsewhere; EventRefused before any I/O for limits and names;
   *   LogUnavailable when the outcome is unknown (resend the same bytes); StorageFull when the disk is.
   */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended>;
  /** Events of one stream; null when there is no such stream. */
  read(stream: string, options?: ReadOptions): Promise<readonly StoredEvent[] | null>;
  /** One page of the whole log after a position (exclusive), oldest first; `next` is where to go on. */
  readAll(options: {
    readonly after: Position | null;
    readonly limit: number;
    readonly prefixes?: readonly string[];
    /** Only events of these types, at least one; absent: all. */
    readonly types?: readonly string[];
  }): Promise<{ readonly events: readonly StoredEvent[]; readonly next: Position | null; readonly atHead: boolean }>;
  subscribe(options: SubscribeOptions): AsyncIterable<LogSignal>;
  /** Names of all streams with a prefix, each once. */
  streams(prefix: string): AsyncIterable<string>;
  /**
   * Position of the last event whose `recordedAt` passes the test; null when none does. Instants ascend along the log, so
   * that only a few events are looked at.
   */
  lastRecorded(passes: (recordedAt: string) => boolean): Promise<Position | null>;
  /** Position of the newest event; null when the log is empty. */
  head(): Promise<Position | null>;
  /** The newest event itself; null when the log is empty. */
  last(): Promise<StoredEvent | null>;
  /** Negative, zero or positive, like a sort callback. @throws PositionUnknown for text that is no position of this log. */
  compare(a: Position, b: Position): number;
  /** Ends subscriptions, finishes appends under way. Idempotent. */
  close(): Promise<void>;
}

/** A log for threads that only read it. */
export type LogReader = Pick<
  EventLog,
  'read' | 'readAll' | 'streams' | 'lastRecorded' | 'head' | 'last' | 'compare' | 'close'
>;

export class RevisionConflict extends Error {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** The revision that the stream really has; 'no-stream' when there is none. */
    readonly actual: ExpectedRevision,
  ) {
    super(`stream ${stream} is at ${actual}, expected ${expected}`);
  }
}
export class EventRefused extends Error {
  constructor(
    readonly reason: 'TOO_LARGE' | 'BATCH_TOO_LARGE' | 'EMPTY' | 'BAD_NAME' | 'BAD_EVENT',
    message: string,
  ) {
    super(message);
  }
}
export class PositionUnknown extends Error {}
export class LogUnavailable extends Error {}

/** A subscription that ended although nobody wanted it to; it is begun again where it was. */
export interface Dropped {
  /** One line, without data of events. */
  readonly reason: string;
  /** How often in a row, without a signal in between. */
  readonly failures: number;
}
/** Where drops are told: the follower itself need not know of them. */
export type TellDropped = (dropped: Dropped) => void;
export class StorageFull extends Error {}
