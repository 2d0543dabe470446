import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Doc, FamilyPatch, FamilyWrite } from '../port';
import type { Rendered } from '../projection';
import { wholeOf, type Parts } from './render-family';

/** Families whose last rendering is known: those that are being worked on, at about 1 kB each. */
const KEPT = 10_000;

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

/** What a projection said, as short texts that differ when it says something else. */
interface Print {
  readonly documents: ReadonlyMap<string, string>;
  readonly changes: string;
}
const NOTHING = '';
const printOf = (said: readonly object[] = []): string =>
  said.length === 0 ? NOTHING : hash('sha256', JSON.stringify(said), 'base64');

/** One that is rendered once for many facts is read once. */
const prints = new WeakMap<Rendered, Print>();
function fingerprint(part: Rendered): Print {
  let print = prints.get(part);
  if (!print) {
    const documents = Object.entries(part.documents).map(([name, docs]) => [name, printOf(docs)] as const);
    prints.set(part, (print = { documents: new Map(documents), changes: printOf(part.changes) }));
  }
  return print;
}

interface Last {
  readonly revision: number;
  readonly prints: readonly Print[];
}

/** Collections in which a projection says something else than before. */
const differing = (before: Print, now: Print): readonly string[] =>
  before === now
    ? []
    : [...new Set([...before.documents.keys(), ...now.documents.keys()])].filter(
        (name) => (before.documents.get(name) ?? NOTHING) !== (now.documents.get(name) ?? NOTHING),
      );

function patchOf(write: FamilyWrite, last: Last, now: Last): FamilyPatch {
  const documents: Record<string, readonly Doc[]> = {};
  let same = true;
  now.prints.forEach((print, n) => {
    const before = last.prints[n] as Print;
    for (const name of differing(before, print)) documents[name] = write.documents[name] ?? [];
    same &&= before.changes === print.changes;
  });
  return { ...write, since: last.revision, documents, changes: same ? null : write.changes };
}

/** Starts with nothing known. */
export function lastRendered(): LastRendered {
  const kept = new LRUCache<string, Last>({ max: KEPT });
  return {
    next(family, revision, parts) {
      const whole = wholeOf(family, revision, parts);
      const last = kept.get(family);
      if (last && last.revision > revision) return whole;
      const now = { revision, prints: parts.map(fingerprint) };
      kept.set(family, now);
      return last ? patchOf(whole, last, now) : whole;
    },
    forget: (family) => void kept.delete(family),
    clear: () => kept.clear(),
  };
}
