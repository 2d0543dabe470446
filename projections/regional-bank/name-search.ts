import { normalTokens } from './name-tokens';

/** What was typed, word by word. */
export interface Words {
  /** Words of two letters and more. */
  readonly words: readonly string[];
  /** Single letters: the first letter of some name. */
  readonly initials: readonly string[];
}
export function wordsOf(typed: string): Words {
  const tokens = normalTokens(typed);
  return { words: tokens.filter((t) => t.length > 1), initials: tokens.filter((t) => t.length === 1) };
}

/** Shorter words are too alike for a typing error to be told from another name. */
const TYPO_FROM = 4;

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let n = 0;
  while (n < most && a.charCodeAt(n) === b.charCodeAt(n)) n += 1;
  return n;
}
const restEqual = (a: string, from: number, b: string, fromB: number): boolean =>
  a.length - from === b.length - fromB && a.endsWith(b.slice(fromB));

/** One letter wrong, missing, too many, or two neighbours exchanged (edit distance at most 1, with transposition). */
export function withinOneTypo(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const at = commonStart(a, b);
  if (a.length > b.length) return restEqual(a, at + 1, b, at);
  if (b.length > a.length) return restEqual(a, at, b, at + 1);
  if (restEqual(a, at + 1, b, at + 1) || at === a.length) return true;
  const exchanged = a[at] === b[at + 1] && a[at + 1] === b[at];
  return exchanged && restEqual(a, at + 2, b, at + 2);
}

/**
 * The known name tokens that a typed word may mean: itself, one typing error away (from four letters on), or, where the
 * word may not be finished yet, a token that it begins.
 */
export function matchingTokens(word: string, known: Iterable<string>, unfinished: boolean): readonly string[] {
  const found: string[] = [];
  const typos = word.length >= TYPO_FROM;
  for (const token of known) {
    if (token === word || (unfinished && token.startsWith(word))) found.push(token);
    else if (typos && token.length >= TYPO_FROM && withinOneTypo(word, token)) found.push(token);
  }
  return found;
}
