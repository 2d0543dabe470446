import { setImmediate as turn } from 'node:timers/promises';
import { matchingTokens, wordsOf, type NamedRow, type Words } from '@projections/regional-bank';
import type { Doc, ReadModelStore } from '@kurator/read-models';
import { nameTable, type NameTable } from './name-table';
import type { Register } from './register';

/** Finds families by name as people type it. */
export interface NameIndex {
  /** Ids of the families with a name for every word typed, ascending; null when nothing was typed that is a word. */
  find(store: ReadModelStore, typed: string): Promise<readonly string[] | null>;
  /** The same as present rows of the bank, in no order. */
  rows(store: ReadModelStore, typed: string): Promise<readonly NamedRow[] | null>;
}

const COLLECTION = 'bank-names';
/** More families than this share every word that was typed: the search says too little to be worth more. */
const MOST = 20_000;
/** Families read in one go: a few milliseconds. */
const PAGE = 5_000;

/** The names of every family: about 300 bytes each. */
interface Known {
  /** Numbers of the distinct tokens. A token that nobody has any more may stay: it finds no family. */
  readonly tokens: Map<string, number>;
  readonly families: NameTable;
}

function numberOf({ tokens }: Known, token: string): number {
  const known = tokens.get(token) ?? tokens.size;
  tokens.set(token, known);
  return known;
}
function note(known: Known, { id, tokens, named }: Doc): void {
  if (typeof tokens !== 'string') return;
  const numbers = tokens.split(' ').map((token) => numberOf(known, token));
  known.families.put(id, numbers, named as readonly NamedRow[]);
}

async function readAll(store: ReadModelStore): Promise<Known> {
  const known: Known = { tokens: new Map(), families: nameTable() };
  let cursor: string | null | undefined;
  do {
    const from: { readonly cursor?: string } = cursor ? { cursor } : {};
    const page: Awaited<ReturnType<ReadModelStore['find']>> = await store.find(COLLECTION, {
      ...{ where: {}, limit: PAGE },
      ...from,
    });
    for (const doc of page.items) note(known, doc);
    cursor = page.nextCursor;
    // Others wait while a page is read, but not for all of them.
    await turn();
  } while (cursor !== null);
  return known;
}

/** What was written since: a family that lost all its names is gone from the store, too. */
async function readAgain(known: Known, store: ReadModelStore, changed: Set<string>): Promise<void> {
  const families = [...changed];
  changed.clear();
  if (families.length === 0) return;
  const docs = await store.get(COLLECTION, families);
  for (const family of families) known.families.remove(family);
  for (const doc of docs) note(known, doc);
}

const flagged = (known: Known, tokens: Iterable<string>): Uint8Array => {
  const flags = new Uint8Array(known.tokens.size);
  for (const token of tokens) flags[known.tokens.get(token) as number] = 1;
  return flags;
};

/** For each word and letter typed, which tokens it may mean. */
function meanings(known: Known, { words, initials }: Words): readonly Uint8Array[] {
  const all = [...known.tokens.keys()];
  const ofWords = words.map((word, n) => matchingTokens(word, all, n === words.length - 1));
  const ofInitials = initials.map((letter) => all.filter((token) => token.startsWith(letter)));
  return [...ofWords, ...ofInitials].map((tokens) => flagged(known, tokens));
}

/** Keeps the name tokens in memory, read at the first search and then after what the engine writes. */
export function nameIndex(register: Pick<Register, 'onWritten' | 'onSwapped'>): NameIndex {
  const changed = new Set<string>();
  let reading: Promise<Known> | null = null;
  register.onWritten(({ changedIn }) => {
    if (reading !== null) for (const family of changedIn(COLLECTION)) changed.add(family);
  });
  register.onSwapped?.(() => {
    reading = null;
  });
  const read = (store: ReadModelStore): Promise<Known> => {
    const fresh = readAll(store);
    // The error belongs to whoever waits for the reading; the next search reads anew.
    fresh.catch(() => {
      if (reading === fresh) reading = null;
    });
    return fresh;
  };
  const search = async (
    store: ReadModelStore,
    typed: string,
    found: (family: string, rows: readonly NamedRow[]) => void,
  ): Promise<boolean> => {
    const typedWords = wordsOf(typed);
    if (typedWords.words.length === 0 && typedWords.initials.length === 0) return false;
    const known = await (reading ??= read(store));
    await readAgain(known, store, changed);
    known.families.each(meanings(known, typedWords), found);
    return true;
  };
  return {
    async find(store, typed) {
      const families: string[] = [];
      const isWord = await search(store, typed, (family) => families.push(family));
      return isWord ? families.sort().slice(0, MOST) : null;
    },
    async rows(store, typed) {
      const all: NamedRow[] = [];
      const isWord = await search(store, typed, (_, rows) => all.push(...rows));
      return isWord ? all : null;
    },
  };
}
