/** What a command of the operator found: told as text or as JSON, and whether all is well. */
export interface Outcome {
  readonly well: boolean;
  /** Plain JSON, for `--json`. */
  readonly found: unknown;
  /** The same for people, Russian. */
  readonly lines: readonly string[];
}
/** Exit codes: all is well, something was found that is not, the command was not understood, it could not begin. */
export const EXIT = { well: 0, found: 1, usage: 2, refused: 3 } as const;
