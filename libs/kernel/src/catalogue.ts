import type { Fact } from './fact';
import type { Fields, Infer } from './shape';
import type { Rejection } from './rejection';

/** Turns the data of schema version n into that of n + 1. Pure and total over everything ever written. */
export type Upcast = (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * The one declaration of an event type. `upcasts[0]` lifts version 1 to 2, and so on, so
 * `version === upcasts.length + 1`.
 */
export interface EventType<State, Name extends string = string, F extends Fields = Fields> {
  readonly name: Name;
  /** Letter of the group in spec 3.4. */
  readonly group: string;
  readonly title: { readonly ru: string; readonly en: string };
  /** Clauses that the fields come from. */
  readonly source: string;
  readonly version: number;
  readonly upcasts: readonly Upcast[];
  readonly fields: F;
  /** The guard: what makes this fact impossible in the state that it meets, or null. */
  readonly possible: (state: State, fact: Fact<Name, Infer<F>>) => Rejection | null;
}

/** What the log needs of the catalogue: names, versions, upcasts and which fields are sealed. */
export interface EventShapes {
  get(type: string): Pick<EventType<never>, 'name' | 'version' | 'upcasts' | 'fields'> | undefined;
}
