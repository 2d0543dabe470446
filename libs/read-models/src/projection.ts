import type { Fact } from '@kurator/kernel';
import type { CollectionSpec, DatedChange, Doc } from './port';

export interface Rendered {
  readonly documents: Readonly<Record<string, readonly Doc[]>>;
  readonly changes?: readonly DatedChange[];
}

/**
 * A read model rendered from one family's whole history. Delivery twice, late or out of order changes nothing,
 * and a correction or a late fact needs no code of its own (architecture section 4).
 */
export interface FamilyProjection<View> {
  readonly kind: 'family';
  readonly name: string;
  /** Raise it when the meaning of what is rendered changes: the read models are then rebuilt at start. */
  readonly version: number;
  readonly collections: readonly CollectionSpec[];
  readonly render: (view: View) => Rendered;
  /**
   * `render` answers the very same value again as long as it has nothing new to say: whether it has is then seen at
   * once, and not read from what it says.
   */
  readonly lasting?: true;
}

/** A document of a projection by log. */
export interface LogKey {
  readonly collection: string;
  readonly id: string;
}
export interface LogPlace {
  readonly key: LogKey;
  /** Another document of the same event; null when there is none yet. */
  readonly beside: (key: LogKey) => Doc | null;
}

/** A read model folded in log order, for what no single family decides (journal numbers). */
export interface LogProjection {
  readonly kind: 'log';
  readonly name: string;
  readonly version: number;
  readonly collections: readonly CollectionSpec[];
  readonly handles: readonly string[];
  /** In this order they are folded. */
  readonly keysOf: (event: Fact, stream: string) => readonly LogKey[];
  /** @param at which of the event's keys it is, and what its other documents are by now (a counter before its entry) */
  readonly evolve: (document: Doc | null, event: Fact, stream: string, at: LogPlace) => Doc | null;
}
export type Projection<View> = FamilyProjection<View> | LogProjection;

/** Where the engine gets a family's view from: the command handler's cache in one process, else the stream. */
export interface ViewSource<View> {
  /**
   * Null when there is no such family. `revision` is the one the view was made from.
   * @param atLeast revision that the caller has seen in the log: a cached view that is older has to be loaded again
   */
  load(familyId: string, atLeast?: number): Promise<{ readonly view: View; readonly revision: number } | null>;
}
