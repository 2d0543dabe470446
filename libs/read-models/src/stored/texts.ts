/** Bytes for which there is room at first: about the rows of fifty families. */
const ROOM = 2 ** 21;
/** Bytes that a code unit takes at most. */
const WIDEST = 3;

/** Texts one after the other as bytes, outside the heap, in a buffer that is used again for the next ones. */
export class Texts {
  private bytes = Buffer.allocUnsafeSlow(ROOM);
  private length = 0;

  /** @returns where it ends */
  add(text: string): number {
    while (this.length + WIDEST * text.length > this.bytes.length) this.grow();
    return (this.length += this.bytes.write(text, this.length));
  }

  /** Until the next one is added. */
  all(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  private grow(): void {
    const grown = Buffer.allocUnsafeSlow(2 * this.bytes.length);
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }
}

/** The texts of {@link Texts}, by where each of them ends. */
export function* textsOf(all: Uint8Array, ends: readonly number[]): Generator<string> {
  const bytes = Buffer.from(all.buffer, all.byteOffset, all.byteLength);
  let from = 0;
  for (const end of ends) {
    yield bytes.toString('utf8', from, end);
    from = end;
  }
}
