import type { NamedRow } from '@projections/regional-bank';

/**
 * Families with the numbers of their name tokens and their present rows of the bank. The numbers of all families stand in
 * one block, one family behind the other, so that a search goes through 100,000 of them in about a millisecond.
 */
export interface NameTable {
  /** Takes the place of what was known of the family. */
  put(family: string, tokens: readonly number[], rows: readonly NamedRow[]): void;
  remove(family: string): void;
  /** Every family that has, for each of `wanted`, a token whose flag is set in it. */
  each(wanted: readonly Uint8Array[], found: (family: string, rows: readonly NamedRow[]) => void): void;
}

const FIRST = 1 << 16;
/** A removed family's numbers stay until they are more than this share of all. */
const WASTE = 0.25;

interface Block {
  numbers: Uint32Array;
  used: number;
  wasted: number;
}
interface Place {
  readonly family: string;
  readonly rows: readonly NamedRow[];
  readonly at: number;
  readonly end: number;
}

function append(block: Block, tokens: readonly number[]): void {
  if (block.used + tokens.length > block.numbers.length) {
    const wider = new Uint32Array(Math.max(block.numbers.length * 2, block.used + tokens.length));
    wider.set(block.numbers.subarray(0, block.used));
    block.numbers = wider;
  }
  block.numbers.set(tokens, block.used);
  block.used += tokens.length;
}

function hasOne({ numbers }: Block, { at, end }: Place, flags: Uint8Array): boolean {
  for (let n = at; n < end; n += 1) if (flags[numbers[n] as number] === 1) return true;
  return false;
}

function hasAll(block: Block, place: Place, wanted: readonly Uint8Array[]): boolean {
  for (const flags of wanted) if (!hasOne(block, place, flags)) return false;
  return true;
}

export function nameTable(): NameTable {
  const places = new Map<string, Place>();
  let block: Block = { numbers: new Uint32Array(FIRST), used: 0, wasted: 0 };
  const lay = (family: string, tokens: readonly number[], rows: readonly NamedRow[]): void => {
    const at = block.used;
    append(block, tokens);
    places.set(family, { family, rows, at, end: block.used });
  };
  /** Lays everything anew, without what was removed. */
  const tidy = (): void => {
    const { numbers } = block;
    block = { numbers: new Uint32Array(numbers.length), used: 0, wasted: 0 };
    for (const { family, rows, at, end } of [...places.values()]) lay(family, [...numbers.subarray(at, end)], rows);
  };
  const remove = (family: string): void => {
    const place = places.get(family);
    if (!place) return;
    places.delete(family);
    block.wasted += place.end - place.at;
    if (block.wasted > FIRST && block.wasted > block.used * WASTE) tidy();
  };
  return {
    put(family, tokens, rows) {
      remove(family);
      lay(family, tokens, rows);
    },
    remove,
    each(wanted, found) {
      for (const place of places.values()) if (hasAll(block, place, wanted)) found(place.family, place.rows);
    },
  };
}
