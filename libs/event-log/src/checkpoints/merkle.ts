import { createHash } from 'node:crypto';

/** A place in a tree: which leaf it is, of how many, and what has to be hashed with it on the way to the root (hex). */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  /** From the leaf upwards. */
  readonly path: readonly string[];
}

const sha256 = (...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
/** Leaves and nodes are hashed apart: a node can never be shown as a leaf. */
const [LEAF, NODE] = [Buffer.of(0), Buffer.of(1)];
const node = (left: Buffer, right: Buffer): Buffer => sha256(NODE, left, right);

/** The hash of a leaf; RFC 6962, 2.1. @param data hex */
const leaf = (data: string): Buffer => sha256(LEAF, Buffer.from(data, 'hex'));

/** Where a tree of this many leaves parts: the largest power of two that is smaller. */
const half = (size: number): number => 2 ** Math.ceil(Math.log2(size) - 1);

function root(leaves: readonly string[], from: number, to: number): Buffer {
  if (to - from === 0) return sha256();
  if (to - from === 1) return leaf(leaves[from] as string);
  const middle = from + half(to - from);
  return node(root(leaves, from, middle), root(leaves, middle, to));
}

/** The root of the Merkle tree over leaves in their order (RFC 6962, 2.1). @param leaves hex @returns hex */
export const rootOf = (leaves: readonly string[]): string => root(leaves, 0, leaves.length).toString('hex');

/** How a leaf is shown to be in the tree without the others (RFC 6962, 2.1.1). @param index of an existing leaf */
export function inclusionOf(leaves: readonly string[], index: number): Inclusion {
  const path: string[] = [];
  let [from, to] = [0, leaves.length];
  while (to - from > 1) {
    const middle = from + half(to - from);
    const inLeft = index < middle;
    path.push((inLeft ? root(leaves, middle, to) : root(leaves, from, middle)).toString('hex'));
    [from, to] = inLeft ? [from, middle] : [middle, to];
  }
  return { index, size: leaves.length, path: path.reverse() };
}

/** True for each step of the way up at which the other half stands on the left; from the leaf upwards. */
function sides(index: number, size: number): readonly boolean[] {
  const lefts: boolean[] = [];
  let [at, count] = [index, size];
  while (count > 1) {
    const middle = half(count);
    lefts.push(at >= middle);
    [at, count] = at < middle ? [at, middle] : [at - middle, count - middle];
  }
  return lefts.reverse();
}

/**
 * The root that an inclusion leads to; whoever holds a signed root compares the two.
 * @param data of the leaf, hex
 * @returns hex, or null when the path has another length than a tree of this size
 */
export function rootThrough(data: string, { index, size, path }: Inclusion): string | null {
  const isPlace = Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
  if (!isPlace) return null;
  const lefts = sides(index, size);
  if (lefts.length !== path.length) return null;
  const up = (hash: Buffer, step: string, at: number): Buffer => {
    const other = Buffer.from(step, 'hex');
    return lefts[at] ? node(other, hash) : node(hash, other);
  };
  return path.reduce(up, leaf(data)).toString('hex');
}
