/** One piece of a batch: its text, or that it was longer than a line may be. Lines count from 1. */
export type Line = { readonly line: number; readonly text: string } | { readonly line: number; readonly tooLong: true };

export const MAX_LINE = 1024 * 1024;

/** Collects the bytes of one line up to the limit; what is longer is forgotten while it passes. */
export class LineBuffer {
  private chunks: Buffer[] = [];
  private size = 0;
  private tooLong = false;
  private line = 0;

  constructor(private readonly max: number) {}

  add(chunk: Buffer): void {
    if (this.tooLong || chunk.length === 0) return;
    this.size += chunk.length;
    if (this.size > this.max) {
      this.tooLong = true;
      this.chunks = [];
    } else this.chunks.push(chunk);
  }

  /** Ends the line and begins the next; null for an empty one, which still counts in the numbering when `counted`. */
  take(counted: boolean): Line | null {
    const text = Buffer.concat(this.chunks).toString('utf8').trim();
    const empty = text === '' && !this.tooLong;
    const tooLong = this.tooLong;
    this.chunks = [];
    this.size = 0;
    this.tooLong = false;
    if (empty && !counted) return null;
    this.line += 1;
    if (empty) return null;
    return tooLong ? { line: this.line, tooLong } : { line: this.line, text };
  }
}
