/** Short numbers for the units and keys of figures: the same few hundred texts stand in every family. */
export interface Codes {
  /** Gives a new text the next number, in the transaction under way. */
  codeOf(name: string): number;
  nameOf(code: number): string;
}
