/** What a command of the operator found: told as text or as JSON, and whether all is well. */
export interface Outcome {
  readonly well: boolean;
  /** Plain JSON, for `--json`. */
  readonly found: unknown;
  /** The same for people, Russian. */
  readonly lines: readonly string[];
}
/**
 * Exit codes: all is well, something was found that is not, the command was not understood, it could not begin or go on,
 * somebody else ended the build.
 */
export const EXIT = { well: 0, found: 1, usage: 2, refused: 3, cancelled: 4 } as const;
