import { figuresOfText, namedFigures } from './changes';
import type { Codes } from './codes';
import type { Row } from './table';

export interface Digest {
  readonly documents: number;
  readonly changes: number;
  readonly checksum: string;
}

/** FNV-1a over a text with four starting values side by side: quick, and long enough to tell two stores apart. */
function spread(words: Uint32Array, text: string): void {
  let [a, b, c, d] = [0x811c9dc5, 0x9747b28c, 0x27d4eb2f, 0x165667b1];
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995) ^ (b >>> 15);
    c = Math.imul(c ^ code, 0x85ebca6b) ^ (c >>> 13);
    d = Math.imul(d ^ code, 0xc2b2ae35) ^ (d >>> 16);
  }
  for (const [n, word] of [a, b, c, d].entries()) words[n] = ((words[n] as number) + word) >>> 0;
}

export interface MultisetHash {
  add(parts: Row): void;
  text(): string;
}
/** Adds the values of the rows up, so that their order does not matter but their number does. */
export function multisetHash(): MultisetHash {
  const words = new Uint32Array(4);
  return {
    add: (parts) => spread(words, parts.map((part) => part ?? '\u0001').join('\u0000')),
    text: () => [...words].map((word) => word.toString(16).padStart(8, '0')).join(''),
  };
}

/** Of one row alone. */
export function checksumOf(parts: Row): string {
  const hash = multisetHash();
  hash.add(parts);
  return hash.text();
}

/** In words: the numbers that stand for them are not the same in two files. */
export const saidBy = (codes: Codes, changes: string): readonly string[] =>
  namedFigures(codes, figuresOfText(changes))
    .map((parts) => parts.join(' '))
    .sort();
