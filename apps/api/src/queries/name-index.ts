import { matchingTokens, wordsOf } from '@projections/regional-bank';
import type { Filter, ReadModelStore } from '@kurator/read-models';
import type { Register } from './register';

/** Finds families by name as people type it. */
export interface NameIndex {
  /** Ids of the families with a name for every word typed, ascending; null when nothing was typed that is a word. */
  find(store: ReadModelStore, typed: string): Promise<readonly string[] | null>;
}

const COLLECTION = 'bank-names';
/** More families than this share every word that was typed: the search says too little to be worth more. */
const MOST = 20_000;
/** Beyond so many changed families reading the distinct tokens again is cheaper than asking for each. */
const MANY = 2_000;

const strings = (values: readonly unknown[]): readonly string[] => values.filter((v) => typeof v === 'string');

interface Known {
  tokens: Set<string> | null;
  readonly changed: Set<string>;
}

/** Tokens that nobody has any more may stay: they find no family. */
async function freshTokens(known: Known, store: ReadModelStore): Promise<ReadonlySet<string>> {
  const changed = [...known.changed];
  known.changed.clear();
  if (known.tokens === null || changed.length > MANY) {
    known.tokens = new Set(strings(await store.distinct(COLLECTION, 'token')));
    return known.tokens;
  }
  const added = changed.length === 0 ? [] : await store.distinct(COLLECTION, 'token', { familyId: { in: changed } });
  for (const token of strings(added)) known.tokens.add(token);
  return known.tokens;
}

const familiesWith = async (store: ReadModelStore, where: Filter): Promise<readonly string[]> =>
  strings(await store.distinct(COLLECTION, 'familyId', where)).slice(0, MOST);

/** Families that have a matching token for each word; the rarest word goes first and narrows the others. */
async function withWords(store: ReadModelStore, groups: readonly (readonly string[])[]): Promise<readonly string[]> {
  const found: (readonly string[])[] = [];
  for (const tokens of groups) found.push(await familiesWith(store, { token: { in: tokens } }));
  const [fewest = [], ...others] = found.sort((a, b) => a.length - b.length);
  const sets = others.map((ids) => new Set(ids));
  return fewest.filter((id) => sets.every((ids) => ids.has(id)));
}

async function withInitial(store: ReadModelStore, letter: string, among: readonly string[] | null) {
  const where: Filter = { token: { prefix: letter } };
  return familiesWith(store, among === null ? where : { ...where, familyId: { in: among } });
}

/** Keeps the distinct name tokens in memory, read at the first search and then after what the engine writes. */
export function nameIndex(register: Pick<Register, 'onWritten' | 'onSwapped'>): NameIndex {
  const known: Known = { tokens: null, changed: new Set() };
  register.onWritten(({ families }) => {
    if (known.tokens !== null) for (const family of families) known.changed.add(family);
  });
  register.onSwapped?.(() => {
    known.tokens = null;
  });
  return {
    find: async (store, typed) => {
      const { words, initials } = wordsOf(typed);
      if (words.length === 0 && initials.length === 0) return null;
      const tokens = await freshTokens(known, store);
      const groups = words.map((word, n) => matchingTokens(word, tokens, n === words.length - 1));
      let ids: readonly string[] | null = words.length === 0 ? null : await withWords(store, groups);
      for (const letter of initials) ids = await withInitial(store, letter, ids);
      return ids;
    },
  };
}
