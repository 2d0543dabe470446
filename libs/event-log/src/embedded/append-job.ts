/** One append on its way to the writer thread. */
export interface AppendJob {
  readonly stream: string;
  /** Last revision that the caller knows; -1: none. */
  readonly expected: number;
  /** As in `Serialised`. */
  readonly rows: readonly string[];
}

/** `conflict` is the revision that the stream really has (-1: none); `places` are those of the events in order. */
export type AppendDone =
  | { readonly revision: number; readonly places: readonly number[]; readonly repeated: boolean }
  | { readonly conflict: number };

/** Strings per event in `rows`. */
export const ROW = 3;
