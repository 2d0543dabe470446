import { LRUCache } from 'lru-cache';
import type { DatedChange, Doc, FamilyPatch, FamilyWrite } from '../port';
import type { Rendered } from '../projection';
import { changesOf, wholeOf, type Parts } from './render-family';

/** Families whose last rendering is kept: those that are being worked on, at some 20 kB each. */
const KEPT = 1_500;

/**
 * What was rendered last of the families that are being worked on. A projection that says the very same again costs the
 * store nothing then: neither the way to its thread nor a comparison there.
 */
export interface LastRendered {
  /** The write that leads from the family's last rendering to this one, which becomes the last. */
  next(family: string, revision: number, parts: Parts): FamilyWrite | FamilyPatch;
  /** Its next rendering is written as a whole. */
  forget(family: string): void;
  /** Nobody knows any more what is stored. */
  clear(): void;
}

const sameScalars = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, n) => item === b[n]));
/** Equality of flat records; what is deeper counts as different and is left to the store to compare. */
function sameRecord(a: object, b: object): boolean {
  const mine = a as Readonly<Record<string, unknown>>;
  const theirs = b as Readonly<Record<string, unknown>>;
  let count = 0;
  for (const name in mine) {
    if (!sameScalars(mine[name], theirs[name])) return false;
    count += 1;
  }
  return count === Object.keys(theirs).length;
}
const sameRecords = (a: readonly object[], b: readonly object[]): boolean =>
  a === b || (a.length === b.length && a.every((one, n) => sameRecord(one, b[n] as object)));

const NONE: readonly never[] = [];

/** Collections in which a projection says something else than before, with what it says. */
function differing(before: Rendered, now: Rendered): readonly (readonly [string, readonly Doc[]])[] {
  if (before === now) return NONE;
  const names = new Set([...Object.keys(before.documents), ...Object.keys(now.documents)]);
  return [...names].flatMap((name) => {
    const docs = now.documents[name] ?? NONE;
    return sameRecords(before.documents[name] ?? NONE, docs) ? [] : [[name, docs] as const];
  });
}

const sameChanges = (before: Rendered, now: Rendered): boolean =>
  before === now || sameRecords(before.changes ?? NONE, now.changes ?? NONE);

interface Last {
  readonly revision: number;
  readonly parts: Parts;
}

function patchOf(family: string, last: Last, { revision, parts }: Last): FamilyPatch {
  const documents: Record<string, readonly Doc[]> = {};
  let changes: readonly DatedChange[] | null = null;
  parts.forEach((now, n) => {
    const before = last.parts[n] as Rendered;
    for (const [name, docs] of differing(before, now)) documents[name] = docs;
    if (changes === null && !sameChanges(before, now)) changes = changesOf(parts);
  });
  return { family, revision, since: last.revision, documents, changes };
}

/** Starts with nothing known. */
export function lastRendered(): LastRendered {
  const kept = new LRUCache<string, Last>({ max: KEPT });
  return {
    next(family, revision, parts) {
      const last = kept.get(family);
      if (last && last.revision > revision) return wholeOf(family, revision, parts);
      kept.set(family, { revision, parts });
      return last ? patchOf(family, last, { revision, parts }) : wholeOf(family, revision, parts);
    },
    forget: (family) => void kept.delete(family),
    clear: () => kept.clear(),
  };
}
